#include "articles/best_date.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "store/date.h"
#include "tra/document.h"

namespace tra::articles {
namespace {

constexpr std::int64_t farthest = 150;  // days between a meeting and its publication

// "MM-DD" in the year that brings it nearest to the publication.
std::optional<std::int64_t> nearest_to(std::string_view month_and_day, std::int64_t published) {
  const int year = std::atoi(format_date(published).substr(0, 4).c_str());
  std::optional<std::int64_t> best;
  for (int candidate = year - 1; candidate <= year + 1; ++candidate) {
    const auto day = find_date(std::to_string(candidate) + "-" + std::string(month_and_day));
    if (day && (!best || std::abs(*day - published) < std::abs(*best - published))) best = day;
  }
  return best && std::abs(*best - published) <= farthest ? best : std::nullopt;
}

std::optional<std::int64_t> day_of(std::string_view text, std::optional<std::int64_t> published) {
  if (text.size() != 5) return find_date(text);
  return published ? nearest_to(text, *published) : std::nullopt;
}

}  // namespace

std::optional<BestDate> best_date(const Article& article) {
  const std::optional<std::int64_t> published = find_date(article.date);
  const std::string_view met = article.meeting_date;
  const std::size_t slash = met.find('/');
  if (const auto first = day_of(met.substr(0, slash), published)) {
    const auto last = slash == std::string_view::npos ? first : day_of(met.substr(slash + 1), published);
    return BestDate{*first, last && *last > *first ? *last : *first};
  }
  if (published) return BestDate{*published, *published};
  return std::nullopt;
}

Query best_date_between(std::optional<std::int64_t> from, std::optional<std::int64_t> to) {
  if (!from || (to && *from > *to)) return Query::range(best_date_field, from, to);
  Query begins = Query::range(best_date_field, from, to);
  Query goes_on = Query::range(best_date_end_field, from, std::nullopt);
  if (to) goes_on = Query::all_of({std::move(goes_on), Query::range(best_date_field, std::nullopt, to)});
  return Query::any_of({std::move(begins), std::move(goes_on)});
}

bool asks_for_end(const Query& query) {
  const Query::Node& node = query.node();
  if (node.kind == Query::Kind::boolean && !node.must.empty()) return asks_for_end(node.must.front());
  return node.kind == Query::Kind::range && node.field == best_date_end_field;
}

std::optional<DayBounds> best_date_bounds(const Query& query) {
  const Query::Node& node = query.node();
  if (node.kind == Query::Kind::range && node.field == best_date_field) return DayBounds{node.from, node.to};
  if (node.kind != Query::Kind::boolean || node.should.empty() || !node.must.empty() || !node.must_not.empty())
    return std::nullopt;
  std::optional<DayBounds> hull;
  for (const Query& part : node.should) {
    if (asks_for_end(part)) continue;  // of the same days as the part before it
    const std::optional<DayBounds> bounds = best_date_bounds(part);
    if (!bounds) return std::nullopt;
    if (!hull) hull = bounds;
    hull->from = hull->from && bounds->from ? std::optional(std::min(*hull->from, *bounds->from)) : std::nullopt;
    hull->to = hull->to && bounds->to ? std::optional(std::max(*hull->to, *bounds->to)) : std::nullopt;
  }
  return hull;
}

bool has_best_dates(const Schema& schema) { return schema.find(best_date_field) && schema.find(best_date_end_field); }

}  // namespace tra::articles
