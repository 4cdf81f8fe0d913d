#include "articles/search/request.h"

#include <functional>
#include <optional>
#include <utility>

#include "articles/best_date.h"
#include "articles/facet_names.h"
#include "articles/own_facets.h"
#include "text/ascii.h"
#include "tra/dates.h"
#include "tra/error.h"
#include "tra/facet_extraction.h"
#include "tra/tuning.h"

namespace tra::articles {
namespace {

DaySpan days(const std::string& date, const std::string& option, std::int64_t today) {
  if (const std::optional<DaySpan> span = parse_days(date, today)) return *span;
  throw Error(ErrorCode::invalid_argument,
              option + " takes a date such as 2024, 2024-05, 16/12/2024, 2024-Q2, 7d or 'hôm qua', not '" + date + "'");
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

std::vector<std::string> labels(const FacetFilter& filter, const std::string& language) {
  std::vector<std::string> all;
  for (const std::string& value : filter.values) all.push_back(facet_label(filter.field, value, language));
  return all;
}

void add_filter(const ArticleFilter& asked, const FacetValues& values, ResolvedRequest& out) {
  const FacetField& facet = known_facet(asked.facet);
  const std::string field(facet.field);
  FacetFilter filter{field, {}, asked.exclude};
  for (const std::string& spoken : asked.values) {
    const std::vector<std::string> known = values.known(facet, spoken);
    filter.values.insert(filter.values.end(), known.begin(), known.end());
  }
  if (filter.values.empty()) return;
  const Query any = Query::keyword(field, filter.values);
  const std::string what = std::string(facet.short_name) + ": " + joined(labels(filter, out.search.language));
  out.filters.push_back({asked.exclude ? Query::boolean({Query::everything()}, {}, {any}) : any,
                         asked.exclude ? left_out(what, out.search.language) : what});
  out.search.filters.push_back(std::move(filter));
}

// All own facets share one field, so they narrow the query: a filter would leave its field out of the counts.
void add_own_filter(const ArticleFilter& asked, const OwnFacets& own, ResolvedRequest& out) {
  const Query any =
      Query::keyword(own_facets_field, own.stored(asked.facet, own.known_values(asked.facet, asked.values)));
  const Query query = asked.exclude ? Query::boolean({Query::everything()}, {}, {any}) : any;
  out.days.push_back(query);
  const std::string what = asked.facet + ": " + joined(asked.values);
  out.narrowings.push_back({query, asked.exclude ? left_out(what, out.search.language) : what});
}

using Between = std::function<Query(std::optional<std::int64_t>, std::optional<std::int64_t>)>;

// `name` is what the span is called, and with -from and -to what its options are.
void add_days(const DateBounds& bounds, const std::string& name, const Between& between, ResolvedRequest& out) {
  if (bounds.from.empty() && bounds.to.empty()) return;
  const std::string prefix = name == "date" ? "" : name == "met" ? "meeting-" : name + "-";
  std::optional<std::int64_t> from, to;
  if (!bounds.from.empty()) from = days(bounds.from, prefix + "from", out.today).first;
  if (!bounds.to.empty()) {
    const DaySpan last = days(bounds.to, prefix + "to", out.today);
    to = last.until_today ? last.first : last.last;
  }
  if (from && to && *from > *to)
    throw Error(ErrorCode::invalid_argument,
                prefix + "from " + bounds.from + " is after " + prefix + "to " + bounds.to);
  const Query range = between(from, to);
  out.days.push_back(range);
  out.narrowings.push_back({range, name + ": " + bounds.from + "–" + bounds.to});
}

void add_all_days(const ArticleRequest& request, const Schema& schema, ResolvedRequest& out) {
  const bool best = has_best_dates(schema);
  const auto in = [](const char* field) -> Between {
    return [field](auto from, auto to) { return Query::range(field, from, to); };
  };
  const std::size_t before = out.days.size();
  add_days(request.dated, "date", best ? Between(best_date_between) : in("date"), out);
  if (out.days.size() > before) out.dateless.push_back(without_value(best ? best_date_field : "date"));
  out.by_date = out.days.size() > before || request.order == ArticleRequest::Order::date;
  const std::size_t dated = out.days.size();
  add_days(request.published, "published", in("date"), out);
  if (out.days.size() > dated) out.dateless.push_back(without_value("date"));
  add_days(request.met, "met", in("meeting_date"), out);
}

bool asks_for_days(const ArticleRequest& request) {
  const auto given = [](const DateBounds& bounds) { return !bounds.from.empty() || !bounds.to.empty(); };
  const bool names_field = request.text.find(':') != std::string::npos || request.text.find("：") != std::string::npos;
  return names_field || given(request.dated) || given(request.published) || given(request.met);
}

}  // namespace

Query ResolvedRequest::narrowed(Query query) const {
  if (days.empty()) return query;
  std::vector<Query> all{std::move(query)};
  all.insert(all.end(), days.begin(), days.end());
  return Query::all_of(std::move(all));
}

ResolvedRequest resolve(const ArticleRequest& request, const Searcher& searcher, const FacetValues& values) {
  ResolvedRequest out;
  out.search.limit = request.limit;
  out.search.offset = request.offset;
  const Schema& schema = searcher.snapshot().schema();
  if (request.today)
    out.today = *request.today;
  else if (asks_for_days(request))  // the clock and the time zone's file are read for these alone
    out.today = local_today();
  using Order = ArticleRequest::Order;
  if (request.order == Order::date || request.order == Order::published) {
    out.search.sort_field = request.order == Order::date && has_best_dates(schema) ? best_date_field : "date";
    out.search.descending = !request.reversed;
    out.search.missing_first = request.missing_first;
  } else if (request.order == Order::relevance && request.reversed) {
    throw Error(ErrorCode::invalid_argument, "articles are not ordered by relevance from the least");
  }
  out.search.deadline = request.deadline;
  out.search.cancel = request.cancel;
  out.search.exact_total = request.exact_total;
  out.search.ranking = request.ranking ? *request.ranking : tuned_ranking(searcher.snapshot());
  out.search.explain = request.explain;
  out.search.language = request.language;
  const OwnFacets own = OwnFacets::of(searcher.snapshot());
  for (const ArticleFilter& filter : request.filters) {
    if (own.has(filter.facet))
      add_own_filter(filter, own, out);
    else
      add_filter(filter, values, out);
  }
  out.narrowings.insert(out.narrowings.end(), out.filters.begin(), out.filters.end());
  add_all_days(request, schema, out);
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

ParserOptions parser_options(const ArticleRequest& request, const Snapshot& snapshot, std::int64_t today) {
  ParserOptions parsing;
  parsing.aliases = OwnFacets::of(snapshot).aliases();  // of two fields of one name, the first has it
  for (ParserOptions::Alias& alias : facet_aliases(request.text)) parsing.aliases.push_back(std::move(alias));
  parsing.match = request.match;
  parsing.percent = request.match_percent;
  parsing.strict = request.strict;
  parsing.today = today;
  if (has_best_dates(snapshot.schema()))
    parsing.range = [](const std::string& field, auto from, auto to) {
      return field == best_date_field ? best_date_between(from, to) : Query::range(field, from, to);
    };
  return parsing;
}

Query without_value(const std::string& field) {
  return Query::boolean({Query::everything()}, {}, {Query::range(field, std::nullopt, std::nullopt)});
}

}  // namespace tra::articles
