// Articles counted by one or two of their facets, by time, and crossed.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "articles/best_date.h"
#include "articles/search/people.h"
#include "tra/article_search.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra::articles {

// The table of the articles that a query finds, as ArticleSearcher::tabulate() gives it. All of them have a best day
// in `days`; periods without such a day are left out. `people` is called for tables by person.
ArticleTable tabulate(const Searcher& searcher, const Query& query, const DayBounds& days, const SearchRequest& how,
                      const std::vector<std::string>& by, const std::function<const People&()>& people);

}  // namespace tra::articles
