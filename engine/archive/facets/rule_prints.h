// Fingerprints of rules, by which a change of the rules is noticed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tra::archive {

std::uint64_t print_of(std::string_view rules);
// Of the rules that are built in, and of the version of the readers.
std::uint64_t built_in_print();
// Of the user's files by which articles are read, without facets.tsv. Error(io) where one cannot be read.
std::uint64_t user_print(const std::string& folder);

}  // namespace tra::archive
