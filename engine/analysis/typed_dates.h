// Dates in a query, in all the forms in which people type them: with and without marks, in figures and in words, in
// Vietnamese and in English.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/query_words.h"

namespace tra::analysis {

// In small letters; people also type the first three of each.
inline constexpr std::string_view kEnglishMonths[] = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

// A date that begins with a word of a query. A part that was not typed is 0; there are at least two.
struct TypedDate {
  int day = 0, month = 0, year = 0;
  std::size_t behind = 0;  // the first word behind it
  bool english = false;
};

// The date that words[i] begins: "ngày 5 tháng 3 năm 2019", "5 thang 3 2019", "mùng năm tháng ba", "5 tháng 3/2019",
// "tháng ba 2019", "2019-03-05", "5/3/19", "March 5, 2019", "5 Mar 2019".
std::optional<TypedDate> date_at(const std::vector<QueryWord>& words, std::size_t i);

// The form of a date in the index, which the usual forms of texts share: 5/3/2019, 5/3, 3/2019.
std::string date_form(const TypedDate& date);
// Forms of texts that the index has as they are: "5 tháng 3/2019", 2019-03-05, 05/03/19; for an English date also
// "March 5 2019".
std::vector<std::string> rare_date_forms(const TypedDate& date);

// The quarter of a year that words[i] begins, as texts write it: "quý 1/2024" for "quý I năm 2024" and "quy 1 2024".
struct TypedQuarter {
  int quarter, year;
  std::string written;
  std::size_t behind;
};
std::optional<TypedQuarter> quarter_at(const std::vector<QueryWord>& words, std::size_t i);

}  // namespace tra::analysis
