// Dates that may not be dates, without an exception for each that is none: most articles of an archive lack some.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tra {

// What parse_date() returns; nullopt where it throws.
std::optional<std::int64_t> find_date(std::string_view iso);

// Whether format_date() has a name for a day.
bool is_date(std::int64_t days_since_1970);

}  // namespace tra
