// Dates and numbers as they are written in Vietnamese.
#pragma once

#include <cstdint>
#include <string>

namespace tra::cli {

// "2024-12-16" is 16/12/2024; any other text stays as it is.
std::string vietnamese_date(const std::string& iso);
// The same for the days of a meeting: also "08-31", where the year is not known, and "a/b", the first and the last.
std::string vietnamese_dates(const std::string& text);

std::string vietnamese_number(std::uint64_t number);             // 143.814
std::string vietnamese_milliseconds(std::int64_t microseconds);  // 1,5 ms

}  // namespace tra::cli
