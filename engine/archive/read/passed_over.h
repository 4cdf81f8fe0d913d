// Collecting failures and skipped items in bounded memory: what is not listed is counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tra/archive.h"

namespace tra {

// Counts one skipped item. `failures` belong to one file; skipped items stand before its failures. Each reason has one
// entry with the place of its first item, so a crawl with a million images needs no more memory than one with a single
// image.
void pass_over(std::vector<ReadFailure>& failures, const std::string& path, std::uint64_t line, std::string reason);

inline constexpr std::size_t most_failures = 1000;  // of one input, each with its place

// The reason of an entry that counts failures beyond those that are listed; its place is that of the first of them.
inline constexpr const char* further_failures = "a further one, counted without its place and reason";

// Adds a failure or a skipped item. When `most` are listed, it is counted by one more entry of its kind.
void add_failure(std::vector<ReadFailure>& failures, ReadFailure failure, std::size_t most = most_failures);

// Keeps at most so many failures, and as many skipped items; the last entry of each counts the others.
void shorten(std::vector<ReadFailure>& failures, std::size_t most);

}  // namespace tra
