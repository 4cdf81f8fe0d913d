// Abbreviations of the Vietnamese press and the words they stand for.
#pragma once

#include <string_view>

namespace tra::analysis {

// The words behind an abbreviation, spaces between; empty when there is none. Compares exactly: upper case only.
std::string_view expand_abbreviation(std::string_view written);

// All of the table as one text, for the fingerprint.
std::string_view abbreviation_table();

}  // namespace tra::analysis
