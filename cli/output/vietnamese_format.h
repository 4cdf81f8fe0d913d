// Dates and numbers in Vietnamese notation.
#pragma once

#include <cstdint>
#include <string>

namespace tra::cli {

// Converts "2024-12-16" to 16/12/2024; any other text is returned unchanged.
std::string vietnamese_date(const std::string& iso);
// Converts the days of a meeting, which may also be "08-31" (year unknown) or "a/b" (first and last day).
std::string vietnamese_dates(const std::string& text);

std::string vietnamese_number(std::uint64_t number);  // 143.814

}  // namespace tra::cli
