#include "articles/best_date.h"

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
  if (!from) return Query::range(best_date_field, from, to);
  Query begins = Query::range(best_date_field, from, to);
  Query goes_on = Query::range(best_date_end_field, from, std::nullopt);
  if (to) goes_on = Query::all_of({std::move(goes_on), Query::range(best_date_field, std::nullopt, to)});
  return Query::any_of({std::move(begins), std::move(goes_on)});
}

bool has_best_dates(const Schema& schema) { return schema.find(best_date_field) && schema.find(best_date_end_field); }

}  // namespace tra::articles
