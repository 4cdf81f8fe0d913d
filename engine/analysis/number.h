// Numbers, dates, ranges and times as written -> the forms they are found by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tra::analysis {

struct NumberForms {
  std::string written;  // as in the text, every dash as '-'
  // The plain form of the same, where that is another: 1.7 for 1,7; 23000 for 23.000; 6/1/1975 for 06-01-1975; 7:05 for
  // 07:05.
  std::string same;
  // The day and month that D-M or D.M may be: 30/4 for 30-4. 2-9 may be a score or a range and 30.4 a decimal; only a
  // day above 12 before a dash is certain, as no range falls.
  std::string date;
  bool certainly_a_date = false;
  std::vector<std::string> parts;  // what a range, date or time is made of, without leading zeros; the days of a range
};

// `text` is digits with single . , / : - or en dash between them.
NumberForms read_number(std::string_view text);

// The value of one decimal or grouped number with '.' for the decimal point, or "" where it is neither. A comma is
// decimal, a dot before groups of exactly three digits groups: 1,7 -> 1.7; 8.500.000 -> 8500000; 1.234,5 -> 1234.5.
std::string decimal_value(std::string_view text);

// Times written with a letter: 7h30 -> 7:30, 16h -> 16:00; "" for anything else.
std::string time_value(std::string_view text);

}  // namespace tra::analysis
