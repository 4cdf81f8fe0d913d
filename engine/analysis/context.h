// What a number is by the words round it: a day of a month, an ordinal, part of a name (U 23).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/plan.h"

namespace tra::analysis {

// Whether the word with this key before a token makes it what `when` asks for: ngày before 2-9, thứ before V.
bool holds_after(When when, std::string_view key);

bool is_month_word(std::string_view key);   // tháng
bool introduces_day(std::string_view key);  // ngày, mùng, mồng: part of a date in words

// The month written behind the word tháng, and the year behind that, if there is one: " 9", " chín năm 1945".
struct WrittenMonth {
  int month = 0, year = 0;  // year 0: not written
  std::size_t end = 0;      // one past its last byte
};
std::optional<WrittenMonth> read_month(std::string_view text, std::size_t at);

// The value of a number of at most four digits, or nothing.
std::optional<int> small_number(std::string_view text);
inline bool is_day(const std::optional<int>& number) { return number && *number >= 1 && *number <= 31; }

// Whether a word that stands before a number with a blank between is written together with it too: U 23, SU 30, Covid
// 19, but not ngày 12.
bool joins_with_number(std::string_view word, TokenType type);

// Length of the one blank at text[at], 0 if another character or a second blank stands there.
std::size_t lone_blank(std::string_view text, std::size_t at);

}  // namespace tra::analysis
