// Articles counted by one or two of their facets, by time, and crossed.
#pragma once

#include <string>
#include <vector>

#include "tra/article_search.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra::articles {

// The table of the articles that a query finds, as ArticleSearcher::tabulate() gives it.
ArticleTable tabulate(const Searcher& searcher, const Query& query, const SearchRequest& how,
                      const std::vector<std::string>& by);

}  // namespace tra::articles
