// What surrounding words say about a number: a day of a month, an ordinal, or part of a name (U 23).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/plan.h"

namespace tra::analysis {

// Whether the word with this key satisfies `when` for the token after it: "ngày" makes 2-9 a date, "thứ" makes V a
// numeral.
bool holds_after(When when, std::string_view key);

bool is_month_word(std::string_view key);   // "tháng"
bool introduces_day(std::string_view key);  // "ngày", "mùng", "mồng", which begin a date in words

// The month after the word "tháng", and the year after the month if there is one: " 9", " chín năm 1945".
struct WrittenMonth {
  int month = 0, year = 0;  // year is 0 when it is not written
  std::size_t end = 0;      // one past the last byte
};
std::optional<WrittenMonth> read_month(std::string_view text, std::size_t at);

// The value of a number with at most four digits; nothing for other texts.
std::optional<int> small_number(std::string_view text);
inline bool is_day(const std::optional<int>& number) { return number && *number >= 1 && *number <= 31; }

// Whether a word and the number after it are also written together: "U 23", "SU 30", "Covid 19", but not "ngày 12".
bool joins_with_number(std::string_view word, TokenType type);

// Returns the length of the blank at text[at]; 0 when there is none or when a second blank follows.
std::size_t lone_blank(std::string_view text, std::size_t at);

}  // namespace tra::analysis
