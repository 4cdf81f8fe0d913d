// Reading dates as metadata and pages write them.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// How the day of a UTC time is read: as the day in Viet Nam, where the archive's articles appear, or as it is written.
enum class UtcDay : unsigned char { in_viet_nam, as_written };

// Returns the first full date in the text as YYYY-MM-DD, or an empty string when the text has no valid date. Accepted
// are numbers ("2024-12-16T09:30Z", "20241216", "20241216093000", "16/12/2024", "16.12.24"), month names ("Mon, 16 Dec
// 2024", "Dec 16, 2024", "16 tháng 12 năm 2024", "16. Dezember 2024"), and, when the text is nothing else, seconds or
// milliseconds since 1970. When two numbers could each be the month, the first is the day; with AM or PM it is the
// month.
std::string normalise_date(std::string_view text, UtcDay utc_day = UtcDay::in_viet_nam);

}  // namespace tra
