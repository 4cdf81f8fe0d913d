#include "query/range_value.h"

#include <charconv>
#include <chrono>
#include <limits>
#include <string>

#include "query/fold.h"

namespace tra::query_language {
namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
// The maximum length of a value in bytes, enough for two dates in full-width digits.
constexpr std::size_t kLongestText = 128;

// The range that one value stands for: an integer is itself, a date covers all its days.
struct Span {
  std::int64_t first, last;
};

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Span> parse_integer(std::string_view text) {
  const std::optional<std::int64_t> value = parse_number<std::int64_t>(text);
  if (!value) return std::nullopt;
  return Span{*value, *value};
}

// Takes a number with `least` to `most` digits from the front of `text`.
std::optional<unsigned> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  const std::size_t length = std::min(text.find_first_not_of("0123456789"), text.size());
  if (length < least || length > most) return std::nullopt;
  const std::optional<unsigned> value = parse_number<unsigned>(text.substr(0, length));
  text.remove_prefix(length);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

struct CalendarParts {
  unsigned year;
  std::optional<unsigned> month, day;
};

std::optional<CalendarParts> parse_iso(std::string_view text) {
  CalendarParts parts{};
  const auto year = take_digits(text, 4, 4);
  if (!year) return std::nullopt;
  parts.year = *year;
  for (std::optional<unsigned>* part : {&parts.month, &parts.day}) {
    if (text.empty()) return parts;
    if (!take(text, '-') || !(*part = take_digits(text, 1, 2))) return std::nullopt;
  }
  return text.empty() ? std::optional(parts) : std::nullopt;
}

std::optional<CalendarParts> parse_day_first(std::string_view text) {
  const auto first = take_digits(text, 1, 2);
  if (!first || !take(text, '/')) return std::nullopt;
  std::string_view rest = text;
  const auto second = take_digits(rest, 1, 2);
  const bool has_day = second && take(rest, '/');
  if (has_day) text = rest;
  const auto year = take_digits(text, 4, 4);
  if (!year || !text.empty()) return std::nullopt;
  return has_day ? CalendarParts{*year, second, first} : CalendarParts{*year, first, std::nullopt};
}

std::optional<Span> parse_calendar(std::string_view text) {
  using namespace std::chrono;
  std::optional<CalendarParts> parts = parse_iso(text);
  if (!parts) parts = parse_day_first(text);
  if (!parts) return std::nullopt;
  const year y{static_cast<int>(parts->year)};
  const year_month first_month = y / month{parts->month.value_or(1)};
  const year_month last_month = y / month{parts->month.value_or(12)};
  if (!first_month.ok() || !last_month.ok()) return std::nullopt;
  const year_month_day first = first_month / day{parts->day.value_or(1)};
  const year_month_day last =
      parts->day ? first : year_month_day{year_month_day_last{last_month.year(), month_day_last{last_month.month()}}};
  if (!first.ok()) return std::nullopt;
  return Span{sys_days{first}.time_since_epoch().count(), sys_days{last}.time_since_epoch().count()};
}

using ParseOne = std::optional<Span> (*)(std::string_view);

std::optional<Range> parse_comparison(std::string_view text, ParseOne parse_one) {
  const bool above = text.front() == '>';
  text.remove_prefix(1);
  const bool inclusive = take(text, '=');
  const std::optional<Span> value = parse_one(text);
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

std::optional<Range> parse_range(std::string_view written, ParseOne parse_one) {
  if (written.empty() || written.size() > kLongestText) return std::nullopt;
  std::string composed;
  for (const char c : compose(written))
    if (c != ' ') composed += c;
  const std::string_view text = composed;
  if (text.empty()) return std::nullopt;
  if (text.front() == '>' || text.front() == '<') return parse_comparison(text, parse_one);

  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const std::optional<Span> value = parse_one(text);
    return value ? std::optional(Range{value->first, value->last}) : std::nullopt;
  }
  const std::string_view low = text.substr(0, dots), high = text.substr(dots + 2);
  if (low.empty() && high.empty()) return std::nullopt;
  Range range;
  if (!low.empty()) {
    const std::optional<Span> value = parse_one(low);
    if (!value) return std::nullopt;
    range.from = value->first;
  }
  if (!high.empty()) {
    const std::optional<Span> value = parse_one(high);
    if (!value) return std::nullopt;
    range.to = value->last;
  }
  return range;
}

}  // namespace

std::optional<Range> parse_integer_range(std::string_view text) { return parse_range(text, parse_integer); }

std::optional<Range> parse_date_range(std::string_view text) { return parse_range(text, parse_calendar); }

}  // namespace tra::query_language
