// Month names in the languages of archived pages.
#pragma once

#include <string_view>

namespace tra {

// Returns 1 to 12 for a month name or an abbreviation of at least three letters ("August", "Sept", "août", "серпня"),
// in any case. Returns 0 for other words and for abbreviations of more than one month.
int month_of_name(std::string_view word);

// Returns 1 to 12 for the numeral that follows "tháng" in a Vietnamese month name ("tám", "giêng", "mười"), else 0.
int month_of_vietnamese_numeral(std::string_view word);

}  // namespace tra
