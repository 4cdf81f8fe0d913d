// Dates as Vietnamese articles write them. A day is always read before a month, and nothing is guessed: what could be
// read two ways is no date, and a year that is not written stays unknown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "archive/facets/text.h"

namespace tra::archive {

struct Day {
  int year = 0, month = 0, day = 0;  // year 0: not written
  bool operator==(const Day&) const = default;
};

struct DateMention {
  std::uint32_t begin = 0, end = 0;  // tokens
  Day from, to;                      // equal for one day
  bool span() const { return !(from == to); }
};

// "tháng 12/2023", "năm 2024": years alone, of use to tell what is past.
struct YearMention {
  std::uint32_t begin = 0, end = 0;
  int year = 0, month = 0;  // month 0: the year alone
};

struct Dates {
  std::vector<DateMention> days;
  std::vector<YearMention> years;
};

Dates find_dates(std::span<const Token> tokens, std::uint32_t from, std::uint32_t to);

bool valid(const Day& day);
std::string format_day(const Day& day);                // YYYY-MM-DD, or MM-DD
std::string format_dates(const DateMention& mention);  // a or a/b

// Days since 1970-01-01 (proleptic Gregorian; Howard Hinnant's days_from_civil).
int day_number(const Day& day);

// Parses YYYY-MM-DD; year 0 when it is none.
Day parse_iso(std::string_view text);

}  // namespace tra::archive
