// Counts over time of one or several queries, on the periods in which any of them finds something.
#pragma once

#include <string>
#include <vector>

#include "output/charts.h"
#include "tra/article_search.h"

namespace tra::cli {

// `by` is year, quarter, month, week, day, or auto: what gives the chart a readable number of periods. An empty query
// is every article the request's filters and dates leave; with `share` counts are percent of those.
Timeline timeline_of(const ArticleSearcher& searcher, const ArticleRequest& filters,
                     const std::vector<std::string>& queries, const std::string& by, bool share);

// How many articles each query found in all, and how many have no date.
std::string timeline_notes(const Timeline& timeline, const Wording& wording);

}  // namespace tra::cli
