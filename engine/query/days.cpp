// Days as people write them (tra/dates.h): dates of the calendar, quarters and weeks, and what is counted from today.
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include "analysis/typed_dates.h"
#include "query/fold.h"
#include "text/ascii.h"
#include "tra/clock.h"
#include "tra/dates.h"

namespace tra {
namespace {

using namespace std::chrono;

constexpr std::size_t longest_text = 128;   // in bytes, far above a date in full-width digits
constexpr unsigned longest_count = 36'600;  // of days, weeks, months or years back from today

std::int64_t number(sys_days day) { return day.time_since_epoch().count(); }
sys_days day_of(std::int64_t number) { return sys_days{days{number}}; }

// A number of `least` to `most` digits, taken from the front of `text`.
std::optional<unsigned> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  const std::size_t length = std::min(text.find_first_not_of("0123456789"), text.size());
  if (length < least || length > most) return std::nullopt;
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + length, value);
  text.remove_prefix(length);
  return value;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

std::optional<char> take_separator(std::string_view& text) {
  if (text.empty() || std::string_view("-/.").find(text.front()) == std::string_view::npos) return std::nullopt;
  const char separator = text.front();
  text.remove_prefix(1);
  return separator;
}

sys_days first_of(year_month month) { return sys_days{month / day{1}}; }
sys_days last_of(year_month month) { return sys_days{month / last}; }

std::optional<DaySpan> months(year_month from, year_month to) {
  if (!from.ok() || !to.ok()) return std::nullopt;
  return DaySpan{number(first_of(from)), number(last_of(to))};
}

std::optional<DaySpan> calendar(unsigned y, std::optional<unsigned> m, std::optional<unsigned> d) {
  const year in{static_cast<int>(y)};
  if (!d) return months(in / month{m.value_or(1)}, in / month{m.value_or(12)});
  const year_month_day date = in / month{*m} / day{*d};
  if (!date.ok()) return std::nullopt;
  return DaySpan{number(sys_days{date}), number(sys_days{date})};
}

std::optional<DaySpan> quarter(unsigned y, unsigned q) {
  if (q < 1 || q > 4) return std::nullopt;
  const year in{static_cast<int>(y)};
  return months(in / month{3 * q - 2}, in / month{3 * q});
}

sys_days monday_of(sys_days date) { return date - days{weekday{date}.iso_encoding() - 1}; }

// Week 1 is the one that has the fourth of January.
std::optional<DaySpan> week(unsigned y, unsigned w) {
  const sys_days first = monday_of(sys_days{year{static_cast<int>(y)} / 1 / 4}) + weeks{static_cast<int>(w) - 1};
  const year_month_day thursday{first + days{3}};
  if (w < 1 || thursday.year() != year{static_cast<int>(y)}) return std::nullopt;
  return DaySpan{number(first), number(first) + 6};
}

// 2024, 2024-05, 2024/5/16, 2024-q2, 2024-w07
std::optional<DaySpan> year_first(std::string_view text) {
  const auto y = take_digits(text, 4, 4);
  if (!y) return std::nullopt;
  if (text.empty()) return calendar(*y, std::nullopt, std::nullopt);
  const auto separator = take_separator(text);
  for (const char kind : {'q', 'w'}) {
    if (!take(text, std::string_view(&kind, 1))) continue;
    const auto part = take_digits(text, 1, 2);
    if (!part || !text.empty()) return std::nullopt;
    return kind == 'q' ? quarter(*y, *part) : week(*y, *part);
  }
  if (!separator) return std::nullopt;
  const auto m = take_digits(text, 1, 2);
  if (!m) return std::nullopt;
  if (text.empty()) return calendar(*y, m, std::nullopt);
  if (take_separator(text) != separator) return std::nullopt;
  const auto d = take_digits(text, 1, 2);
  return d && text.empty() ? calendar(*y, m, d) : std::nullopt;
}

// 16/12/2024, 12/2024
std::optional<DaySpan> year_last(std::string_view text) {
  const auto first = take_digits(text, 1, 2);
  const auto separator = first ? take_separator(text) : std::nullopt;
  if (!separator) return std::nullopt;
  std::string_view rest = text;
  const auto second = take_digits(rest, 1, 2);
  const bool has_day = second && take_separator(rest) == separator;
  if (has_day) text = rest;
  const auto y = take_digits(text, 4, 4);
  if (!y || !text.empty()) return std::nullopt;
  return has_day ? calendar(*y, second, first) : calendar(*y, first, std::nullopt);
}

bool is_letter(char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z'); }

// With blanks between letters and figures and behind commas: "3may2023", "tháng5năm2023", "may 3,2023"; not in "3rd".
std::string words_apart(std::string_view text) {
  std::string apart;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char before = i == 0 ? ' ' : text[i - 1];
    const std::string_view next = text.substr(i, 3);
    const bool ordinal = next.starts_with("st") || next.starts_with("nd") || next.starts_with("rd") ||
                         (next.starts_with("th") && (next.size() < 3 || !is_letter(next[2])));
    const bool ends_figures = text::is_ascii_digit(before) && is_letter(text[i]) && !ordinal;
    if (ends_figures || (is_letter(before) && text::is_ascii_digit(text[i])) || before == ',') apart += ' ';
    apart += text[i];
  }
  return apart;
}

// q2/2024, quy2nam2024, quyii/2024, quy hai 2024
std::optional<DaySpan> quarter_in_words(std::string_view folded) {
  if (!take(folded, "quy") && !take(folded, "qui") && !take(folded, "q")) return std::nullopt;
  std::string named = "quy " + words_apart(folded);
  for (char& c : named)  // Roman numerals are capitals
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const std::vector<analysis::QueryWord> words = analysis::query_words(named);
  const auto typed = analysis::quarter_at(words, 0);
  if (!typed || typed->behind != words.size()) return std::nullopt;
  return quarter(static_cast<unsigned>(typed->year), static_cast<unsigned>(typed->quarter));
}

// năm 2023, ngày 3/5/2023, and what a query for words takes for a date of a year: "mùng 5 tháng 3 năm 2019",
// "tháng ba 2019", "5th march 2019".
std::optional<DaySpan> in_words(std::string_view written) {
  const std::string text = words_apart(written);
  const std::vector<analysis::QueryWord> words = analysis::query_words(text);
  if (words.size() < 2 || words[0].begin != 0) return std::nullopt;  // figures alone; a sign before the words
  const std::string_view second = words[1].text;
  if (words.size() == 2 && analysis::is_syllable(words[0], "năm")) return year_first(second);
  if (words.size() == 2 && analysis::is_syllable(words[0], "ngày")) return year_last(second);
  const auto date = analysis::date_at(words, 0);
  if (!date || date->behind != words.size() || date->year == 0) return std::nullopt;
  const auto day = date->day == 0 ? std::nullopt : std::optional(static_cast<unsigned>(date->day));
  return calendar(static_cast<unsigned>(date->year), static_cast<unsigned>(date->month), day);
}

// The same day so many months earlier, or the last of that month.
sys_days months_back(sys_days date, unsigned count) {
  const year_month_day today{date};
  const year_month then = today.year() / today.month() - std::chrono::months{static_cast<int>(count)};
  return std::min(sys_days{then / day{1}} + (today.day() - day{1}), last_of(then));
}

// 7d, 3tuan, 7ngayqua, last7days
std::optional<DaySpan> counted_back(std::string_view text, sys_days today) {
  if (!take(text, "last")) take(text, "past");
  if (text.ends_with("qua")) text.remove_suffix(3);
  const auto count = take_digits(text, 1, 5);
  if (!count || *count > longest_count) return std::nullopt;
  const auto is = [&](std::initializer_list<std::string_view> units) {
    for (const std::string_view unit : units)
      if (text == unit) return true;
    return false;
  };
  sys_days first;
  if (is({"d", "day", "days", "ngay"}))
    first = today - days{*count};
  else if (is({"w", "week", "weeks", "tuan"}))
    first = today - weeks{*count};
  else if (is({"m", "month", "months", "thang"}) && *count <= 1200)
    first = months_back(today, *count);
  else if (is({"y", "year", "years", "nam"}) && *count <= 100)
    first = months_back(today, 12 * *count);
  else
    return std::nullopt;
  return DaySpan{number(first), number(today), true};
}

// homqua, lastmonth
std::optional<DaySpan> named(std::string_view text, sys_days today) {
  const auto is = [&](std::string_view one, std::string_view two, std::string_view three = {}) {
    return text == one || text == two || (!three.empty() && text == three);
  };
  const auto one_day = [&](int back) { return DaySpan{number(today) - back, number(today) - back}; };
  if (is("today", "homnay")) return one_day(0);
  if (is("yesterday", "homqua")) return one_day(1);
  if (is("homkia", "homtruoc")) return one_day(2);
  const sys_days monday = monday_of(today);
  if (is("thisweek", "tuannay")) return DaySpan{number(monday), number(monday) + 6};
  if (is("lastweek", "tuantruoc", "tuanqua")) return DaySpan{number(monday) - 7, number(monday) - 1};
  const year_month_day date{today};
  const year_month in = date.year() / date.month();
  if (is("thismonth", "thangnay")) return months(in, in);
  const year_month before = in - std::chrono::months{1};
  if (is("lastmonth", "thangtruoc", "thangqua")) return months(before, before);
  const unsigned q = (static_cast<unsigned>(date.month()) + 2) / 3, y = static_cast<unsigned>(int(date.year()));
  if (is("thisquarter", "quynay")) return quarter(y, q);
  if (is("lastquarter", "quytruoc")) return q == 1 ? quarter(y - 1, 4) : quarter(y, q - 1);
  if (is("thisyear", "namnay")) return calendar(y, std::nullopt, std::nullopt);
  if (is("lastyear", "namngoai", "namtruoc")) return calendar(y - 1, std::nullopt, std::nullopt);
  return std::nullopt;
}

}  // namespace

std::optional<DaySpan> parse_days(std::string_view written, std::optional<std::int64_t> today) {
  if (written.empty() || written.size() > longest_text) return std::nullopt;
  const std::string small = text::lower_ascii(query_language::compose(written));
  std::string figures = small;
  std::erase(figures, ' ');
  for (const auto read : {year_first, year_last})
    if (const auto span = read(figures)) return span;
  if (const auto span = in_words(small)) return span;
  std::string folded = query_language::fold(written);
  if (const auto span = quarter_in_words(folded)) return span;
  std::erase(folded, ' ');
  if (!today) return std::nullopt;
  if (const auto span = counted_back(folded, day_of(*today))) return span;
  return named(folded, day_of(*today));
}

std::int64_t local_today() { return local_day(current_time()); }

}  // namespace tra
