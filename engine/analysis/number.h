// Normalising numbers, dates, ranges and times to the terms under which they are searched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra::analysis {

struct NumberForms {
  std::string written;  // as in the text, with every dash as '-'
  // The plain form, when it differs: 1.7 for 1,7; 23000 for 23.000; 6/1/1975 for 06-01-1975; 5/2024 for
  // 05/2024; 7:05 for 07:05.
  std::string same;
  // The day and month that D-M or D.M may mean: 30/4 for 30-4. 2-9 may be a score or a range, and 30.4 a decimal. The
  // form is certainly a date only when the day is above 12 and a dash follows, because a range does not descend.
  std::string date;
  bool certainly_a_date = false;
  bool of_month = false;  // `date` is the month and year of M-Y or M.Y, which the word before it must announce
  // The components of a range, date or time without leading zeros; for a range of days, each of its days.
  std::vector<std::string> parts;
};

// `text` must be digits with single separators . , / : - or en dash between them.
NumberForms read_number(std::string_view text);

// The value of a decimal or grouped number, with '.' as decimal point; empty when it is neither. A comma is the decimal
// point, and a dot before exactly three digits separates groups: 1,7 is 1.7; 8.500.000 is 8500000; 1.234,5 is 1234.5.
std::string decimal_value(std::string_view text);

// Normalises times written with a letter: 7h30 is 7:30, 16h is 16:00. Empty for anything else.
std::string time_value(std::string_view text);

}  // namespace tra::analysis
