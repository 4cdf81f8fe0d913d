#include "archive/read/date.h"

#include <array>
#include <cstdio>

namespace tra {
namespace {

struct DigitRun {
  std::string_view digits;
  std::size_t begin;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = 10 * value + (c - '0');
  return value;
}

std::string format_date(int year, int month, int day) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return {};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (day > days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0)) return {};
  std::array<char, 40> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

// The next run of digits at or after `at`.
DigitRun next_run(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_digit(text[at])) ++at;
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return {text.substr(at, end - at), at};
}

}  // namespace

std::string normalise_date(std::string_view text) {
  for (DigitRun a = next_run(text, 0); !a.digits.empty(); a = next_run(text, a.begin + a.digits.size())) {
    if (a.digits.size() == 8) {
      const int number = to_int(a.digits);
      if (std::string date = format_date(number / 10000, number / 100 % 100, number % 100); !date.empty()) return date;
    }
    // Two further runs, each behind the same single separator.
    const DigitRun b = next_run(text, a.begin + a.digits.size());
    const DigitRun c = next_run(text, b.begin + b.digits.size());
    if (c.digits.empty() || b.begin != a.begin + a.digits.size() + 1 || c.begin != b.begin + b.digits.size() + 1)
      continue;
    const char separator = text[b.begin - 1];
    if (text[c.begin - 1] != separator || (separator != '-' && separator != '/' && separator != '.')) continue;
    if (b.digits.size() > 2) continue;
    std::string date;
    if (a.digits.size() == 4 && c.digits.size() <= 2)
      date = format_date(to_int(a.digits), to_int(b.digits), to_int(c.digits));
    else if (a.digits.size() <= 2 && c.digits.size() == 4)
      date = format_date(to_int(c.digits), to_int(b.digits), to_int(a.digits));
    if (!date.empty()) return date;
  }
  return {};
}

}  // namespace tra
