// A request for articles, converted to terms of the index: filters by stored values, days, and facets to count.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/article_search.h"
#include "tra/query_parser.h"
#include "tra/searcher.h"

namespace tra::articles {

// A filter or a span of days, with the words it was asked in.
struct Narrowing {
  Query query;  // that the filter keeps
  std::string what;
};

struct ResolvedRequest {
  SearchRequest search;               // but for its query
  std::vector<std::size_t> limits;    // of the facets, which are searched without
  std::vector<std::string> own;       // beside each facet: its name where it is one of the user's own
  std::vector<Query> days;            // what must hold beside the text
  std::vector<Narrowing> narrowings;  // every filter and span of days

  // The text's query with the spans of days.
  Query narrowed(Query query) const;
};

// Throws Error(invalid_argument) that names an unknown name or value and similar known ones.
ResolvedRequest resolve(const ArticleRequest& request, const Searcher& searcher);

// How this text of the request is parsed.
ParserOptions parser_options(const ArticleRequest& request, std::string_view text, const Snapshot& snapshot);

// "2024", "2024-12" or "2024-12-16" as the first or the last day meant.
std::int64_t first_day(std::string_view date);
std::int64_t last_day(std::string_view date);

}  // namespace tra::articles
