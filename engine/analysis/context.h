// What surrounding words say about a number: a day of a month, a month of a year, an ordinal, or part of a name (U 23).
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

// What a word that begins a date in words names: "tháng" a month, "quý" a quarter of a year.
enum class Period : std::uint8_t { none, month, quarter };
Period period_of(std::string_view key);

// The month or quarter after the word for it, and the year after that if there is one: " 9", " chín năm 1945", "
// IV/2024".
struct WrittenPeriod {
  int number = 0, year = 0;  // year is 0 when it is not written
  std::size_t end = 0;       // one past the last byte
};
std::optional<WrittenPeriod> read_period(Period period, std::string_view text, std::size_t at);

// The value of a number with at most four digits; nothing for other texts.
std::optional<int> small_number(std::string_view text);
inline bool is_day(const std::optional<int>& number) { return number && *number >= 1 && *number <= 31; }

// Whether the text is a number that may be part of a name: at most four digits and perhaps a capital, as in "QL 1A".
bool is_number_of_name(std::string_view text);

// Whether a word and the number after it are also written together: "U 23", "SU 30", "Covid 19", but not "ngày 12".
bool joins_with_number(std::string_view word, TokenType type);

// Returns the length of the blank at text[at]; 0 when there is none or when a second blank follows.
std::size_t lone_blank(std::string_view text, std::size_t at);

}  // namespace tra::analysis
