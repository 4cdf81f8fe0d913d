// Dates as days since 1970-01-01 in the proleptic Gregorian calendar, for the years 0000 to 9999.
#include <algorithm>
#include <chrono>
#include <string>

#include "store/date.h"
#include "text/ascii.h"
#include "tra/document.h"
#include "tra/error.h"

namespace tra {
namespace {

using namespace std::chrono;

constexpr sys_days kFirst{year{0} / January / 1};
constexpr sys_days kLast{year{9999} / December / 31};

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool has_shape(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return false;
  return std::all_of(iso.begin(), iso.end(), [](char c) { return text::is_ascii_digit(c) || c == '-'; }) &&
         std::count(iso.begin(), iso.end(), '-') == 2;
}

std::string padded(unsigned value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::optional<std::int64_t> find_date(std::string_view iso) {
  if (!has_shape(iso)) return std::nullopt;
  const year_month_day date = year{number(iso.substr(0, 4))} / number(iso.substr(5, 2)) / number(iso.substr(8, 2));
  if (!date.ok()) return std::nullopt;
  return sys_days{date}.time_since_epoch().count();
}

std::int64_t parse_date(std::string_view iso) {
  if (const auto days = find_date(iso)) return *days;
  throw Error(ErrorCode::invalid_argument, "\"" + std::string(iso) + "\" is not a date of the form YYYY-MM-DD");
}

bool is_date(std::int64_t days_since_1970) {
  return days_since_1970 >= kFirst.time_since_epoch().count() && days_since_1970 <= kLast.time_since_epoch().count();
}

std::string format_date(std::int64_t days_since_1970) {
  if (!is_date(days_since_1970))
    throw Error(ErrorCode::invalid_argument,
                "day " + std::to_string(days_since_1970) + " is not between 0000-01-01 and 9999-12-31");
  const year_month_day date{sys_days{days{days_since_1970}}};
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

}  // namespace tra
