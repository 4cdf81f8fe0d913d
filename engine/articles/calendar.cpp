#include "articles/calendar.h"

#include <chrono>
#include <cstdio>

#include "tra/document.h"

namespace tra::articles {
namespace {

using namespace std::chrono;

sys_days day_of(std::int64_t number) { return sys_days{days{number}}; }
std::int64_t number(sys_days day) { return day.time_since_epoch().count(); }

unsigned months_of(Period period) { return period == Period::year ? 12 : period == Period::quarter ? 3 : 1; }

}  // namespace

std::optional<Period> period_named(std::string_view name) {
  if (name == "year") return Period::year;
  if (name == "quarter") return Period::quarter;
  if (name == "month") return Period::month;
  if (name == "week") return Period::week;
  if (name == "day") return Period::day;
  return std::nullopt;
}

std::int64_t period_begin(Period period, std::int64_t day) {
  if (period == Period::day) return day;
  if (period == Period::week) return day - (weekday{day_of(day)}.iso_encoding() - 1);
  const year_month_day date{day_of(day)};
  const unsigned step = months_of(period), month = static_cast<unsigned>(date.month()) - 1;
  return number(sys_days{date.year() / std::chrono::month{month - month % step + 1} / 1});
}

std::int64_t period_after(Period period, std::int64_t day) {
  const std::int64_t begin = period_begin(period, day);
  if (period == Period::day) return begin + 1;
  if (period == Period::week) return begin + 7;
  const year_month_day date{day_of(begin)};
  return number(sys_days{date + months{static_cast<int>(months_of(period))}});
}

std::string period_name(Period period, std::int64_t begin) {
  const std::string iso = format_date(begin);
  if (period == Period::day) return iso;
  if (period == Period::month) return iso.substr(0, 7);
  if (period == Period::year) return iso.substr(0, 4);
  const year_month_day date{day_of(begin)};
  char text[16];
  if (period == Period::quarter) {
    std::snprintf(text, sizeof text, "%04d-Q%u", static_cast<int>(date.year()),
                  (static_cast<unsigned>(date.month()) + 2) / 3);
  } else {
    const year of = year_month_day{day_of(begin) + days{3}}.year();  // a week is of the year its Thursday is in
    const std::int64_t first = period_begin(Period::week, number(sys_days{of / 1 / 4}));
    std::snprintf(text, sizeof text, "%04d-W%02d", static_cast<int>(of), static_cast<int>((begin - first) / 7 + 1));
  }
  return text;
}

}  // namespace tra::articles
