#include "search/calendar.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace tra::search {

namespace {

using std::chrono::day, std::chrono::days, std::chrono::month, std::chrono::sys_days, std::chrono::year,
    std::chrono::year_month_day;

// The range of years that std::chrono supports, with room for a week at both ends.
constexpr sys_days kFirst = year{-32'000} / 1 / 1, kLast = year{32'000} / 12 / 31;

sys_days known_day(std::int64_t number) {
  const auto clamped =
      std::clamp<std::int64_t>(number, kFirst.time_since_epoch().count(), kLast.time_since_epoch().count());
  return sys_days{days{static_cast<int>(clamped)}};
}

std::int64_t number_of(sys_days date) { return date.time_since_epoch().count(); }

sys_days first_of_quarter(const year_month_day& date) {
  const unsigned first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
  return date.year() / month{first} / 1;
}

sys_days monday_of(sys_days date) { return date - days{(std::chrono::weekday{date} - std::chrono::Monday).count()}; }

}  // namespace

std::int64_t first_day_of(CalendarStep step, std::int64_t number) {
  const sys_days at = known_day(number);
  const year_month_day date{at};
  switch (step) {
    case CalendarStep::none:
      break;
    case CalendarStep::year:
      return number_of(date.year() / 1 / 1);
    case CalendarStep::quarter:
      return number_of(first_of_quarter(date));
    case CalendarStep::month:
      return number_of(date.year() / date.month() / 1);
    case CalendarStep::week:
      return number_of(monday_of(at));
  }
  return number;
}

std::int64_t last_day_of(CalendarStep step, std::int64_t first) {
  const year_month_day date{known_day(first)};
  switch (step) {
    case CalendarStep::none:
      break;
    case CalendarStep::year:
      return number_of(date.year() / 12 / 31);
    case CalendarStep::quarter:
      return number_of(sys_days{date.year() / (date.month() + std::chrono::months{2}) / std::chrono::last});
    case CalendarStep::month:
      return number_of(sys_days{date.year() / date.month() / std::chrono::last});
    case CalendarStep::week:
      return first + 6;
  }
  return first;
}

std::string name_of(CalendarStep step, std::int64_t first) {
  const sys_days at = known_day(first);
  // A week belongs to the year of its Thursday (ISO 8601).
  const year_month_day date{step == CalendarStep::week ? at + days{3} : at};
  const auto number = [](long long value, int digits) {
    char text[24];
    std::snprintf(text, sizeof text, "%0*lld", digits, value);
    return std::string(text);
  };
  const std::string of_year = number(static_cast<int>(date.year()), 4);
  switch (step) {
    case CalendarStep::none:
    case CalendarStep::year:
      break;
    case CalendarStep::quarter:
      return of_year + "-Q" + number((static_cast<unsigned>(date.month()) + 2) / 3, 1);
    case CalendarStep::month:
      return of_year + "-" + number(static_cast<unsigned>(date.month()), 2);
    case CalendarStep::week:
      return of_year + "-W" + number((sys_days{date} - sys_days{date.year() / 1 / 1}).count() / 7 + 1, 2);
  }
  return of_year;
}

}  // namespace tra::search
