// Sorts facet values for display: by descending count, then by label in Vietnamese collation order.
#pragma once

#include <vector>

#include "tra/article_search.h"
#include "tra/searcher.h"

namespace tra::articles {

// Converts facets that were counted without limits to tables of at most `limits` rows. The limits apply after sorting,
// because only the order decides which of several equal counts are dropped.
std::vector<FacetTable> facet_tables(const std::vector<FacetResult>& facets, const std::vector<std::size_t>& limits);

}  // namespace tra::articles
