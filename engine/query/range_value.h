// Parses values and ranges of integer, real and date fields in a query: "2021..2024", ">=2021-05", "7..".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tra::query_language {

struct Range {
  std::optional<std::int64_t> from, to;  // both inclusive; an open end is nullopt
};

// Returns nothing when the text is not a valid value or range, or its ends are in the wrong order. Full-width digits
// are accepted.
std::optional<Range> parse_integer_range(std::string_view text);
// The codes of reals (tra/document.h).
std::optional<Range> parse_real_range(std::string_view text);
// Dates as tra/dates.h reads them, each for all its days; relative ones only with `today`.
std::optional<Range> parse_date_range(std::string_view text, std::optional<std::int64_t> today);

}  // namespace tra::query_language
