#include "articles/search/tabulate.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "articles/best_date.h"
#include "articles/calendar.h"
#include "articles/nearest.h"
#include "tra/document.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::size_t most_values = 5000;  // of one axis
constexpr std::int64_t ordinals_a_range = 5;

// One value of an axis, with the query that its articles answer.
struct Value {
  std::string value, label;
  Query query;
};

// What a table is cut by: a facet of the schema, a period of best dates, or ranges of the meeting's number.
struct By {
  std::string name, field;  // as asked; of the index
  std::optional<Period> period;
  bool ordinal = false;
  bool is_facet() const { return !period && !ordinal; }
};

By understood(const std::string& name, const Schema& schema) {
  if (const auto period = period_named(name))
    return {name, has_best_dates(schema) ? best_date_field : "date", period, false};
  if (name == "ordinal" || name == "meeting_ordinal") return {name, "meeting_ordinal", std::nullopt, true};
  if (const FacetField* facet = find_facet_field(name)) return {name, std::string(facet->field), std::nullopt, false};
  std::vector<std::string> names{"year", "quarter", "month", "week", "day", "ordinal"};
  for (const FacetField& facet : facet_fields()) names.emplace_back(facet.short_name);
  throw Error(ErrorCode::invalid_argument, "articles are not counted by '" + name + "'" + nearest(name, names));
}

class Tabulation {
 public:
  Tabulation(const Searcher& searcher, const Query& query, const SearchRequest& how)
      : searcher_(searcher), query_(query), how_(how) {
    how_.limit = how_.offset = 0;
    how_.facets.clear();
    how_.filters.clear();
    how_.sort_field.clear();
  }

  ArticleTable run(const std::vector<std::string>& names) {
    std::vector<By> by;
    for (const std::string& name : names) by.push_back(understood(name, searcher_.snapshot().schema()));
    if (by.empty() || by.size() > 2)
      throw Error(ErrorCode::invalid_argument, "articles are counted by one thing or by two");
    table_.total = search(query_, {}).total;
    std::vector<std::vector<Value>> values;
    for (const By& one : by) {
      values.push_back(values_of(one));
      table_.axes.push_back(axis(one, values.back()));
    }
    if (by.size() == 1)
      table_.cells = {table_.axes[0].sums};
    else
      cross(by, values);
    return std::move(table_);
  }

 private:
  SearchResult search(const Query& query, const std::string& facet) {
    SearchRequest request = how_;
    request.query = query;
    if (!facet.empty()) request.facets = {{facet, 0}};
    SearchResult result = searcher_.search(request);
    if (result.partial != Partial::no) table_.incomplete = result.partial;
    return result;
  }

  std::vector<FacetCount> counts(const Query& query, const std::string& facet) {
    return std::move(search(query, facet).facets.front().counts);
  }

  // The lowest or highest value of a number field among the articles.
  std::optional<std::int64_t> extreme(const std::string& field, bool highest) {
    SearchRequest request = how_;
    request.query = Query::all_of({query_, Query::range(field, std::nullopt, std::nullopt)});
    request.limit = 1;
    request.sort_field = field;
    request.descending = highest;
    const SearchResult found = searcher_.search(request);
    if (found.hits.empty()) return std::nullopt;
    std::optional<std::int64_t> best;
    const Document document = searcher_.snapshot().document(found.hits[0].address);
    for (const Document::Value& value : document.values())
      if (value.field == field && (!best || (highest ? value.number > *best : value.number < *best)))
        best = value.number;
    return best;
  }

  std::vector<Value> values_of(const By& by) {
    if (by.is_facet()) return facet_values(by);
    const auto low = extreme(by.field, false), high = extreme(by.field, true);
    std::vector<Value> values;
    if (!low || !high) return values;
    std::int64_t begin = by.period ? period_begin(*by.period, *low) : *low - (*low - 1) % ordinals_a_range;
    while (begin <= *high) {
      if (values.size() == most_values)
        throw Error(ErrorCode::invalid_argument, "more than " + std::to_string(most_values) + " columns by " + by.name +
                                                     "; take longer periods, or narrow by dates");
      const std::int64_t after = by.period ? period_after(*by.period, begin) : begin + ordinals_a_range;
      const std::string name =
          by.period ? period_name(*by.period, begin) : std::to_string(begin) + ".." + std::to_string(after - 1);
      values.push_back({name, name, Query::range(by.field, begin, after - 1)});
      begin = after;
    }
    return values;
  }

  std::vector<Value> facet_values(const By& by) {
    std::vector<Value> values;
    for (const FacetCount& count : counts(query_, by.field)) {
      if (values.size() == most_values) break;
      values.push_back(
          {count.value, facet_value_label(by.field, count.value), Query::keyword(by.field, {count.value})});
    }
    return values;
  }

  // The values with how many articles have each; an article of several values counts with each of them.
  ArticleTable::Axis axis(const By& by, const std::vector<Value>& values) {
    const FacetField* facet = find_facet_field(by.field);
    ArticleTable::Axis axis{by.name, by.is_facet() && facet != nullptr ? by.field : std::string(), {}, {}, 0};
    for (const Value& value : values) {
      axis.values.push_back({value.value, value.label, 0});
      if (!by.is_facet()) axis.sums.push_back(search(Query::all_of({query_, value.query}), {}).total);
    }
    if (by.is_facet()) {
      const SearchResult counted = search(query_, by.field);
      for (std::size_t i = 0; i < values.size(); ++i) axis.sums.push_back(counted.facets.front().counts[i].count);
    }
    for (std::size_t i = 0; i < values.size(); ++i) axis.values[i].count = axis.sums[i];
    axis.without = without(by);
    return axis;
  }

  std::uint64_t without(const By& by) {
    if (!by.is_facet())
      return search(Query::boolean({query_}, {}, {Query::range(by.field, std::nullopt, std::nullopt)}), {}).total;
    std::vector<std::string> all;
    for (const FacetCount& count : counts(query_, by.field)) all.push_back(count.value);
    if (all.empty()) return table_.total;
    return search(Query::boolean({query_}, {}, {Query::keyword(by.field, all)}), {}).total;
  }

  // A search for each value of one axis, whose facet counts are the cells. The facet of more values is the one counted.
  void cross(const std::vector<By>& by, const std::vector<std::vector<Value>>& values) {
    const bool rows_counted = by[0].is_facet() && (!by[1].is_facet() || values[0].size() > values[1].size());
    const std::size_t counted = rows_counted ? 0 : 1, outer = 1 - counted;
    table_.cells.assign(values[0].size(), std::vector<std::uint64_t>(values[1].size()));
    for (std::size_t o = 0; o < values[outer].size(); ++o) {
      const Query query = Query::all_of({query_, values[outer][o].query});
      std::unordered_map<std::string, std::uint64_t> by_value;
      if (by[counted].is_facet())
        for (const FacetCount& count : counts(query, by[counted].field)) by_value[count.value] = count.count;
      for (std::size_t c = 0; c < values[counted].size(); ++c) {
        const Value& value = values[counted][c];
        const std::uint64_t count =
            by[counted].is_facet() ? by_value[value.value] : search(Query::all_of({query, value.query}), {}).total;
        table_.cells[counted == 0 ? c : o][counted == 0 ? o : c] = count;
      }
    }
  }

  const Searcher& searcher_;
  const Query query_;
  SearchRequest how_;
  ArticleTable table_;
};

}  // namespace

ArticleTable tabulate(const Searcher& searcher, const Query& query, const SearchRequest& how,
                      const std::vector<std::string>& by) {
  return Tabulation(searcher, query, how).run(by);
}

}  // namespace tra::articles
