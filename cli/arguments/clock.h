// The clock of the program: the machine's, or the one a test sets.
#pragma once

#include <ctime>

namespace tra::cli {

// Seconds since 1970-01-01. $TRA_NOW sets them: 2024-12-16 (its noon) or 2024-12-16T08:30:00, in the local time zone.
// UsageError when it is neither.
std::time_t now();

}  // namespace tra::cli
