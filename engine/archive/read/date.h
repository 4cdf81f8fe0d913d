// Dates as metadata and pages write them.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// The day of a time that is given in UTC: the one it was in Viet Nam, where the archive's articles appear, or the one
// that is written.
enum class UtcDay : unsigned char { in_viet_nam, as_written };

// The first full date in the text as YYYY-MM-DD; empty when there is none or no such day. Numbers ("2024-12-16T09:30Z",
// "20241216", "20241216093000", "16/12/2024", "16.12.24"), months by name ("Mon, 16 Dec 2024", "Dec 16, 2024",
// "16 tháng 12 năm 2024", "16. Dezember 2024"), and seconds or milliseconds since 1970 where nothing else is there.
// Of two numbers that may both be months the first is the day, except beside AM or PM.
std::string normalise_date(std::string_view text, UtcDay utc_day = UtcDay::in_viet_nam);

}  // namespace tra
