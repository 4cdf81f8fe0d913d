// Which words a fuzzy word (lao~) means. Both are folded, so that a byte is a letter of Vietnamese.
#pragma once

#include <string_view>

namespace tra::search {

// Whether the other word is within one edit of the typed one (Levenshtein), two from 8 letters on: the promise of
// Query::fuzzy.
bool is_fuzzy_match(std::string_view typed, std::string_view other);

}  // namespace tra::search
