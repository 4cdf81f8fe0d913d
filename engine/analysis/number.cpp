#include "analysis/number.h"

#include <algorithm>
#include <optional>

#include "analysis/char_class.h"

namespace tra::analysis {
namespace {

constexpr std::string_view kEnDash = "\xE2\x80\x93";
constexpr int kMostDays = 31, kMostMonths = 12;

std::vector<std::string_view> split_at(std::string_view text, std::string_view marks) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0;;) {
    const std::size_t to = text.find_first_of(marks, from);
    out.push_back(text.substr(from, to - from));
    if (to == std::string_view::npos) return out;
    from = to + 1;
  }
}

std::string_view strip_zeros(std::string_view digits) {
  while (digits.size() == 2 && digits[0] == '0') digits.remove_prefix(1);
  return digits;
}

// Parses a part of a date: at most four digits, between `least` and `most`.
std::optional<int> field(std::string_view text, int least, int most) {
  if (!text::is_all_digits(text) || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

struct Date {
  int day = 0, month = 0, year = 0;  // year is 0 when it is not written
};

// Vietnamese dates begin with the day: D/M, D/M/Y, D-M-Y or D.M.Y with a year of four digits. 8-11/2021 is not a date.
std::optional<Date> read_date(std::string_view text) {
  const std::size_t first_mark = text.find_first_of("/-.");
  if (first_mark == std::string_view::npos) return std::nullopt;
  const auto parts = split_at(text, text.substr(first_mark, 1));
  if (parts.size() < 2 || parts.size() > 3 || parts[0].size() > 2 || parts[1].size() > 2) return std::nullopt;
  if (parts.size() == 2 && text[first_mark] != '/') return std::nullopt;
  const auto day = field(parts[0], 1, 31), month = field(parts[1], 1, 12);
  if (!day || !month) return std::nullopt;
  if (parts.size() == 2) return Date{*day, *month, 0};
  const auto year = parts[2].size() == 4 ? field(parts[2], 1000, 2999) : std::nullopt;
  return year ? std::optional(Date{*day, *month, *year}) : std::nullopt;
}

void add(std::vector<std::string>& list, std::string value, std::string_view not_this = {}) {
  if (!value.empty() && value != not_this && std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(std::move(value));
  }
}

std::string month_of(const Date& date) { return std::to_string(date.month) + "/" + std::to_string(date.year); }

std::string plain_form(const Date& date) {
  return std::to_string(date.day) + "/" + (date.year == 0 ? std::to_string(date.month) : month_of(date));
}

void add_date(const Date& date, NumberForms& out) {
  add(out.parts, std::to_string(date.day) + "/" + std::to_string(date.month), out.written);
  if (date.year == 0) return;
  add(out.parts, plain_form(date), out.written);
  add(out.parts, month_of(date), out.written);
}

// Adds the dates of a range: for D-D/M[/Y] every day in it, for D/M[/Y]-D/M[/Y] the two ends.
void add_dates(std::string_view text, NumberForms& out) {
  if (const auto date = read_date(text)) {
    if (std::string plain = plain_form(*date); plain != text) out.same = std::move(plain);
    return add_date(*date, out);
  }
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos || text.find('-', dash + 1) != std::string_view::npos) return;
  const auto last = read_date(text.substr(dash + 1));
  if (!last || text.substr(dash + 1).find('/') == std::string_view::npos) return;
  if (const auto first = read_date(text.substr(0, dash))) {
    add_date({first->day, first->month, first->year != 0 ? first->year : last->year}, out);
  } else if (const auto day = field(text.substr(0, dash), 1, last->day); day && last->day - *day < kMostDays) {
    for (int d = *day; d < last->day; ++d) add_date({d, last->month, last->year}, out);
  } else {
    return;
  }
  add_date(*last, out);
}

// Adds D-M and D.M, which are dates only when the word before says so.
void add_possible_date(std::string_view text, NumberForms& out) {
  const std::size_t mark = text.find_first_of("-.");
  if (mark == std::string_view::npos || mark > 2 || text.size() - mark > 3) return;
  const auto day = field(text.substr(0, mark), 1, 31), month = field(text.substr(mark + 1), 1, kMostMonths);
  if (!day || !month) return;
  out.date = plain_form({*day, *month, 0});
  out.certainly_a_date = text[mark] == '-' && *day > kMostMonths;
}

// Adds the month and year that M/Y certainly is, and that M-Y or M.Y may be.
void add_month(std::string_view text, NumberForms& out) {
  constexpr std::size_t kYearDigits = 4;
  const std::size_t mark = text.find_first_of("/-.");
  if (mark == std::string_view::npos || mark > 2 || text.size() - mark - 1 != kYearDigits) return;
  const auto month = field(text.substr(0, mark), 1, kMostMonths), year = field(text.substr(mark + 1), 1000, 2999);
  if (!month || !year) return;
  std::string plain = month_of({0, *month, *year});
  if (text[mark] != '/') {
    out.date = std::move(plain);
    out.of_month = true;
  } else if (plain != text) {
    out.same = std::move(plain);
  }
}

// Normalises a time of day, 07:05 to 7:05; empty when it is none.
std::string clock_time(const std::vector<std::string_view>& fields, std::string_view text) {
  if (fields.size() != 2 || text.find(':') == std::string_view::npos || fields[1].size() != 2) return {};
  if (!field(fields[0], 0, 24) || !field(fields[1], 0, 59)) return {};
  return std::string(strip_zeros(fields[0])) + ":" + std::string(fields[1]);
}

}  // namespace

std::string decimal_value(std::string_view text) {
  const auto commas = std::count(text.begin(), text.end(), ','), dots = std::count(text.begin(), text.end(), '.');
  const auto groups = [](std::string_view whole, char mark) {
    const auto parts = split_at(whole, std::string_view(&mark, 1));
    return !parts[0].empty() && parts[0].size() <= 3 &&
           std::all_of(parts.begin() + 1, parts.end(), [](std::string_view p) { return p.size() == 3; });
  };
  const auto without = [](std::string_view whole, char mark) {
    std::string out(whole);
    std::erase(out, mark);
    return out;
  };
  if (commas == 0 && dots == 0) return std::string(strip_zeros(text));
  if (commas == 1 && dots == 0)
    return std::string(text.substr(0, text.find(','))) + "." + std::string(text.substr(text.find(',') + 1));
  if (commas == 0 && dots >= 1 && groups(text, '.')) return without(text, '.');
  if (dots == 0 && groups(text, ',')) return without(text, ',');
  if (commas == 0 && dots == 1) return std::string(text);
  const std::size_t comma = text.find(','), dot = text.find('.');
  if (commas == 1 && comma > text.rfind('.') && groups(text.substr(0, comma), '.')) {
    return without(text.substr(0, comma), '.') + "." + std::string(text.substr(comma + 1));
  }
  if (dots == 1 && dot > text.rfind(',') && groups(text.substr(0, dot), ',')) {
    return without(text.substr(0, dot), ',') + std::string(text.substr(dot));
  }
  return {};
}

NumberForms read_number(std::string_view text) {
  NumberForms out;
  for (std::size_t at = 0; at < text.size();) {
    const bool dash = text.substr(at).starts_with(kEnDash);
    out.written += dash ? '-' : text[at];
    at += dash ? kEnDash.size() : 1;
  }
  const auto fields = split_at(out.written, "/:-");
  add_dates(out.written, out);
  add_possible_date(out.written, out);
  add_month(out.written, out);
  if (fields.size() > 1) {
    if (std::string time = clock_time(fields, out.written); !time.empty() && time != out.written)
      out.same = std::move(time);
    for (const std::string_view part : fields) {
      const std::string value = decimal_value(part);
      add(out.parts, value.empty() ? std::string(part) : value);
    }
  } else if (std::string value = decimal_value(out.written); !value.empty()) {
    if (value != out.written) out.same = std::move(value);
  } else {
    for (const std::string_view part : split_at(out.written, ".,")) add(out.parts, std::string(strip_zeros(part)));
  }
  return out;
}

std::string time_value(std::string_view text) {
  const std::size_t mark = text.find_first_of("hHgG");
  if (mark == std::string_view::npos || mark == 0 || mark > 2) return {};
  const std::string_view minutes = text.substr(mark + 1);
  if (!field(text.substr(0, mark), 0, 24) || (!minutes.empty() && (minutes.size() != 2 || !field(minutes, 0, 59))))
    return {};
  if (minutes.empty() && (text[mark] == 'g' || text[mark] == 'G')) return {};
  return std::string(strip_zeros(text.substr(0, mark))) + ":" + (minutes.empty() ? "00" : std::string(minutes));
}

}  // namespace tra::analysis
