// The clock of the program: that of the library (tra/clock.h), or the time that a test sets. Every command asks this
// clock.
#pragma once

#include <cstdint>

namespace tra::cli {

// $TRA_NOW sets the clock: 2024-12-16 (its noon) or 2024-12-16T08:30:00, in the local time zone. All functions throw
// UsageError for another form.
bool is_clock_set();   // whether $TRA_NOW is set
std::int64_t today();  // the local day, as days since 1970-01-01
std::int64_t now();    // seconds since 1970-01-01 UTC

}  // namespace tra::cli
