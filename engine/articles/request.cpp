#include "articles/request.h"

#include <optional>
#include <utility>

#include "articles/facet_names.h"
#include "articles/own_facets.h"
#include "tra/document.h"
#include "tra/error.h"
#include "tra/tuning.h"

namespace tra::articles {
namespace {

// DD/MM/YYYY and MM/YYYY, as results show dates, turned round; other texts as they are.
std::string in_iso_order(const std::string& date) {
  const std::size_t slash = date.rfind('/');
  if (slash == std::string::npos) return date;
  std::string iso = date.substr(slash + 1);
  for (std::size_t end = slash; end != std::string::npos;) {
    const std::size_t before = end == 0 ? std::string::npos : date.rfind('/', end - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    iso += (end - begin == 1 ? "-0" : "-") + date.substr(begin, end - begin);
    end = before;
  }
  return iso;
}

std::optional<std::int64_t> day(const std::string& date, const char* which, std::int64_t (*read)(std::string_view)) {
  if (date.empty()) return std::nullopt;
  try {
    return read(in_iso_order(date));
  } catch (const Error&) {
    throw Error(ErrorCode::invalid_argument,
                std::string(which) + " takes YYYY, YYYY-MM, YYYY-MM-DD or DD/MM/YYYY, not '" + date + "'");
  }
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

void add_filter(const ArticleFilter& asked, const Searcher& searcher, ResolvedRequest& out) {
  const FacetField& facet = known_facet(asked.facet);
  const std::string field(facet.field);
  const auto in_index = [&] {
    SearchRequest counting;
    counting.limit = 0;
    counting.facets = {{field, 0}};
    const SearchResult counted = searcher.search(counting);
    std::vector<std::string> values;
    for (const FacetCount& count : counted.facets.front().counts) values.push_back(count.value);
    return values;
  };
  FacetFilter filter{field, {}, asked.exclude};
  for (const std::string& value : asked.values) {
    const bool person = facet.field == "person";
    const std::vector<std::string> known =
        person ? known_people(value, in_index()) : std::vector{known_value(facet, value, in_index)};
    filter.values.insert(filter.values.end(), known.begin(), known.end());
  }
  if (filter.values.empty()) return;
  const Query any = Query::keyword(field, filter.values);
  out.narrowings.push_back(
      {asked.exclude ? Query::boolean({Query::everything()}, {}, {any}) : any,
       std::string(asked.exclude ? "not " : "") + std::string(facet.short_name) + ": " + joined(asked.values)});
  out.search.filters.push_back(std::move(filter));
}

// All own facets share one field, so they narrow the query: a filter would leave its field out of the counts.
void add_own_filter(const ArticleFilter& asked, const OwnFacets& own, ResolvedRequest& out) {
  const Query any =
      Query::keyword(own_facets_field, own.stored(asked.facet, own.known_values(asked.facet, asked.values)));
  const Query query = asked.exclude ? Query::boolean({Query::everything()}, {}, {any}) : any;
  out.days.push_back(query);
  out.narrowings.push_back({query, (asked.exclude ? "not " : "") + asked.facet + ": " + joined(asked.values)});
}

void add_days(const DateBounds& bounds, const char* field, const char* name, const char* from, const char* to,
              ResolvedRequest& out) {
  if (bounds.from.empty() && bounds.to.empty()) return;
  const Query range = Query::range(field, day(bounds.from, from, first_day), day(bounds.to, to, last_day));
  out.days.push_back(range);
  out.narrowings.push_back({range, std::string(name) + ": " + bounds.from + "–" + bounds.to});
}

}  // namespace

Query ResolvedRequest::narrowed(Query query) const {
  if (days.empty()) return query;
  std::vector<Query> all{std::move(query)};
  all.insert(all.end(), days.begin(), days.end());
  return Query::all_of(std::move(all));
}

ResolvedRequest resolve(const ArticleRequest& request, const Searcher& searcher) {
  ResolvedRequest out;
  out.search.limit = request.limit;
  out.search.offset = request.offset;
  if (request.order == ArticleRequest::Order::date) out.search.sort_field = "date";
  out.search.exact_total = request.exact_total;
  out.search.ranking = request.ranking ? *request.ranking : tuned_ranking(searcher.snapshot());
  out.search.explain = request.explain;
  out.search.language = request.language;
  const OwnFacets own = OwnFacets::of(searcher.snapshot());
  for (const ArticleFilter& filter : request.filters) {
    if (own.has(filter.facet))
      add_own_filter(filter, own, out);
    else
      add_filter(filter, searcher, out);
  }
  add_days(request.published, "date", "published", "from", "to", out);
  add_days(request.met, "meeting_date", "met", "meeting-from", "meeting-to", out);
  if (request.added_from != 0) {
    const Query range = Query::range("added", request.added_from, std::nullopt);
    out.days.push_back(range);
    out.narrowings.push_back({range, "added"});
  }
  for (const FacetCountRequest& asked : request.facets) {
    const bool is_own = own.has(asked.facet);
    out.search.facets.push_back({is_own ? own_facets_field : std::string(known_facet(asked.facet).field), 0});
    out.own.push_back(is_own ? asked.facet : std::string());
    out.limits.push_back(asked.limit);
  }
  return out;
}

ParserOptions parser_options(const ArticleRequest& request, std::string_view text, const Snapshot& snapshot) {
  ParserOptions parsing;
  parsing.aliases = facet_aliases(text);
  for (ParserOptions::Alias& alias : OwnFacets::of(snapshot).aliases()) parsing.aliases.push_back(std::move(alias));
  parsing.match = request.match;
  parsing.percent = request.match_percent;
  return parsing;
}

std::int64_t first_day(std::string_view date) {
  std::string full(date);
  if (full.size() == 4) full += "-01";
  if (full.size() == 7) full += "-01";
  return parse_date(full);
}

std::int64_t last_day(std::string_view date) {
  if (date.size() == 4) return parse_date(std::string(date) + "-12-31");
  if (date.size() != 7) return parse_date(date);
  const std::int64_t first = first_day(date);  // the last day is the one before the next month's first
  for (std::int64_t day = first + 27;; ++day)
    if (format_date(day + 1).substr(0, 7) != date) return day;
}

}  // namespace tra::articles
