#include "query/range_value.h"

#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <string>

#include "query/fold.h"
#include "text/ascii.h"
#include "tra/dates.h"
#include "tra/document.h"

namespace tra::query_language {
namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
// The maximum length of a value in bytes, enough for two dates in full-width digits.
constexpr std::size_t kLongestText = 128;

// The range that one value stands for: an integer is itself, a date covers all its days.
struct NumberSpan {
  std::int64_t first, last;
};

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<NumberSpan> parse_integer(std::string_view text) {
  const std::optional<std::int64_t> value = parse_number<std::int64_t>(text);
  if (!value) return std::nullopt;
  return NumberSpan{*value, *value};
}

// The codes of reals follow each other, so what is above a value begins at the next code.
std::optional<NumberSpan> parse_real(std::string_view text) {
  const std::optional<double> value = parse_number<double>(text);
  if (!value || !std::isfinite(*value)) return std::nullopt;
  const std::int64_t code = real_code(*value);
  return NumberSpan{code, code};
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

// Reads one end of a range; `last` of it counts for its upper end.
using ParseOne = std::function<std::optional<NumberSpan>(std::string_view)>;

std::optional<Range> parse_comparison(std::string_view text, const ParseOne& parse_one) {
  const bool above = text.front() == '>';
  text.remove_prefix(1);
  const bool inclusive = take(text, '=');
  const std::optional<NumberSpan> value = parse_one(text::trim(text));
  if (!value) return std::nullopt;
  if (above) {
    if (inclusive) return Range{value->first, std::nullopt};
    if (value->last == kHighest) return Range{kHighest, kLowest};  // an empty range: no value is greater
    return Range{value->last + 1, std::nullopt};
  }
  if (inclusive) return Range{std::nullopt, value->last};
  if (value->first == kLowest) return Range{kHighest, kLowest};
  return Range{std::nullopt, value->first - 1};
}

std::optional<Range> parse_range(std::string_view written, const ParseOne& parse_one) {
  if (written.empty() || written.size() > kLongestText) return std::nullopt;
  const std::string composed = compose(written);
  const std::string_view text = text::trim(composed);
  if (text.empty()) return std::nullopt;
  if (text.front() == '>' || text.front() == '<') return parse_comparison(text, parse_one);

  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const std::optional<NumberSpan> value = parse_one(text);
    return value ? std::optional(Range{value->first, value->last}) : std::nullopt;
  }
  const std::string_view low = text::trim(text.substr(0, dots)), high = text::trim(text.substr(dots + 2));
  if (low.empty() && high.empty()) return std::nullopt;
  Range range;
  if (!low.empty()) {
    const std::optional<NumberSpan> value = parse_one(low);
    if (!value) return std::nullopt;
    range.from = value->first;
  }
  if (!high.empty()) {
    const std::optional<NumberSpan> value = parse_one(high);
    if (!value) return std::nullopt;
    range.to = value->last;
  }
  if (range.from && range.to && *range.from > *range.to) return std::nullopt;  // mistyped: nothing lies between
  return range;
}

}  // namespace

std::optional<Range> parse_integer_range(std::string_view text) { return parse_range(text, parse_integer); }

std::optional<Range> parse_real_range(std::string_view text) { return parse_range(text, parse_real); }

std::optional<Range> parse_date_range(std::string_view text, std::optional<std::int64_t> today) {
  // "7d" alone is the week up to today, and as an end of a range the day a week ago.
  const bool alone = text.find("..") == std::string_view::npos && text.find_first_of("<>") == std::string_view::npos;
  if (const auto days = alone ? parse_days(text, today) : std::nullopt) return Range{days->first, days->last};
  return parse_range(text, [&](std::string_view one) -> std::optional<NumberSpan> {
    const std::optional<DaySpan> days = parse_days(one, today);
    if (!days) return std::nullopt;
    return NumberSpan{days->first, days->until_today ? days->first : days->last};
  });
}

}  // namespace tra::query_language
