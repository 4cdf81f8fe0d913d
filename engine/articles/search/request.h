// A request for articles, converted to terms of the index: filters by stored values, days, and facets to count.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "articles/search/facet_values.h"
#include "articles/search/narrowings.h"
#include "tra/article_search.h"
#include "tra/query_parser.h"
#include "tra/searcher.h"

namespace tra::articles {

struct ResolvedRequest {
  SearchRequest search;               // but for its query
  std::vector<std::size_t> limits;    // of the facets, which are searched without
  std::vector<std::string> own;       // beside each facet: its name where it is one of the user's own
  std::vector<Query> days;            // what must hold beside the text
  std::vector<Narrowing> filters;     // the facets'
  std::vector<Narrowing> narrowings;  // every filter and span of days
  // In place of each span of best or publication days: articles that have no such day. Empty without such a span.
  std::vector<Query> dateless;
  bool by_date = false;  // days or the order ask for best dates
  std::int64_t today = 0;

  // The text's query with the spans of days.
  Query narrowed(Query query) const;
};

// Throws Error(invalid_argument) that names an unknown name or value and similar known ones.
ResolvedRequest resolve(const ArticleRequest& request, const Searcher& searcher, const FacetValues& values);

// How this text of the request is parsed, but for what is asked of the index.
ParserOptions parser_options(const ArticleRequest& request, const Snapshot& snapshot, std::int64_t today);

// Articles that have no value of a field.
Query without_value(const std::string& field);

}  // namespace tra::articles
