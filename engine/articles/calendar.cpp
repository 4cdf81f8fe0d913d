#include "articles/calendar.h"

#include "search/calendar.h"
#include "tra/document.h"

namespace tra::articles {
namespace {

// A day is the step that is none.
CalendarStep step_of(Period period) {
  switch (period) {
    case Period::year:
      return CalendarStep::year;
    case Period::quarter:
      return CalendarStep::quarter;
    case Period::month:
      return CalendarStep::month;
    case Period::week:
      return CalendarStep::week;
    case Period::day:
      break;
  }
  return CalendarStep::none;
}

}  // namespace

std::optional<Period> period_named(std::string_view name) {
  if (name == "year") return Period::year;
  if (name == "quarter") return Period::quarter;
  if (name == "month") return Period::month;
  if (name == "week") return Period::week;
  if (name == "day") return Period::day;
  return std::nullopt;
}

std::int64_t period_begin(Period period, std::int64_t day) { return search::first_day_of(step_of(period), day); }

std::int64_t period_after(Period period, std::int64_t day) {
  return search::last_day_of(step_of(period), period_begin(period, day)) + 1;
}

std::string period_name(Period period, std::int64_t begin) {
  return period == Period::day ? format_date(begin) : search::name_of(step_of(period), begin);
}

}  // namespace tra::articles
