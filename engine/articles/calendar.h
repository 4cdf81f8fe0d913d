// Time cut into years, quarters, months, weeks or days, each with the name it can be typed by.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tra::articles {

enum class Period : std::uint8_t { year, quarter, month, week, day };

// "year", "month", ...; nothing for any other name.
std::optional<Period> period_named(std::string_view name);

// The first day of the period a day lies in, and of the period after it.
std::int64_t period_begin(Period period, std::int64_t day);
std::int64_t period_after(Period period, std::int64_t day);

// 2024, 2024-Q2, 2024-05, 2024-W07, 2024-05-16, of the period that begins that day.
std::string period_name(Period period, std::int64_t begin);

}  // namespace tra::articles
