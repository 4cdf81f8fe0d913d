// "2021..2024", ">=2021-05", "7..": the values of integer and date fields in a query.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tra::query_language {

struct Range {
  std::optional<std::int64_t> from, to;  // both inclusive; an open end is nullopt
};

// Nothing when the text is not a value or range of this kind. Full-width digits are read.
std::optional<Range> parse_integer_range(std::string_view text);
// A date is YYYY, YYYY-MM, YYYY-MM-DD or, as Vietnamese writes it, MM/YYYY, DD/MM/YYYY; it stands for all its days.
std::optional<Range> parse_date_range(std::string_view text);

}  // namespace tra::query_language
