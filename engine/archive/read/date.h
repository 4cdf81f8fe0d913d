// Dates as metadata writes them.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// "2024-12-16", "2024-12-16T09:30:00+07:00", "20241216", "16/12/2024", "16-12-2024 09:30", "09:30 16.12.2024" as
// YYYY-MM-DD; empty when there is no such date or no such day.
std::string normalise_date(std::string_view text);

}  // namespace tra
