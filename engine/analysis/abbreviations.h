// Abbreviations of the Vietnamese press and their expansions.
#pragma once

#include <string_view>

namespace tra::analysis {

// The words of an abbreviation as printed, separated by blanks; empty when it is unknown. The comparison is exact, in
// upper case; only an en dash counts as a hyphen.
std::string_view expand_abbreviation(std::string_view written);

// The words of an abbreviation typed into a search, in any case and possibly without diacritics (tphcm, hdnd).
std::string_view expand_typed_abbreviation(std::string_view typed);

// The whole table as one text, from which the fingerprint of the analysis is computed.
std::string_view abbreviation_table();

}  // namespace tra::analysis
