// Decides which terms a fuzzy word of a query (lao~) matches.
//
// Both words must be folded. A byte of a folded word is one Vietnamese letter.
#pragma once

#include <string_view>

namespace tra::search {

// Returns whether the Levenshtein distance of the words is at most 1, or at most 2 when `typed` has 8 letters or more.
// Query::fuzzy documents these limits.
bool is_fuzzy_match(std::string_view typed, std::string_view other);

}  // namespace tra::search
