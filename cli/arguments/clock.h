// The clock of the program: the machine's, or the one a test sets.
#pragma once

#include <cstdint>
#include <ctime>

namespace tra::cli {

// Days since 1970-01-01 of the local day, and seconds since then. $TRA_NOW sets both: 2024-12-16 (its noon) or
// 2024-12-16T08:30:00, in the local time zone. UsageError when it is neither.
bool is_clock_set();  // by $TRA_NOW
std::int64_t today();
std::time_t now();

}  // namespace tra::cli
