// The clock: the only place where the library asks what time it is.
//
// Times are seconds since 1970-01-01 UTC, as in Article::added.
//
//   std::cout << tra::utc_text(tra::current_time()) << '\n';
//
// The functions do not throw and are thread-safe.
#pragma once

#include <cstdint>
#include <string>

namespace tra {

// Returns the time of the system clock.
std::int64_t current_time();

// Returns the day of a time in the time zone of this machine, as days since 1970-01-01.
std::int64_t local_day(std::int64_t time);

// Formats a time as 2024-12-31T23:59:59Z. Returns an empty text for a time outside the years 0 to 9999.
std::string utc_text(std::int64_t time);

}  // namespace tra
