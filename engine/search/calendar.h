// Years, quarters, months and weeks, each identified by its first day.
#pragma once

#include <cstdint>
#include <string>

#include "tra/searcher.h"

namespace tra::search {

// The first and the last day of the step that contains a day, in days since 1970-01-01. Days more than about 32,000
// years away belong to the first or the last step.
std::int64_t first_day_of(CalendarStep step, std::int64_t day);
std::int64_t last_day_of(CalendarStep step, std::int64_t first_day);

// Formats 2024, 2024-Q1, 2024-03, 2024-W05 (ISO 8601).
std::string name_of(CalendarStep step, std::int64_t first_day);

}  // namespace tra::search
