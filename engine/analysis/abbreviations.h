// Abbreviations of the Vietnamese press and the words they stand for.
#pragma once

#include <string_view>

namespace tra::analysis {

// The words behind an abbreviation, spaces between; empty when there is none. Compares exactly but for the dash: upper
// case only.
std::string_view expand_abbreviation(std::string_view written);

// The same for what somebody typed into a search: in any case, marks left out (tphcm, hdnd).
std::string_view expand_typed_abbreviation(std::string_view typed);

// All of the table as one text, for the fingerprint.
std::string_view abbreviation_table();

}  // namespace tra::analysis
