// Names of months in the languages of the pages that archives hold.
#pragma once

#include <string_view>

namespace tra {

// 1 to 12 for a name or an abbreviation of three letters or more ("August", "Sept", "août", "серпня"), whatever its
// case; 0 for any other word and for one that different months begin with.
int month_of_name(std::string_view word);

// 1 to 12 for what follows "tháng" ("tám", "giêng", "mười"), else 0.
int month_of_vietnamese_numeral(std::string_view word);

}  // namespace tra
