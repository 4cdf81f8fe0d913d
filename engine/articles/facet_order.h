// Facet counts as people read them: the most frequent first, equal counts in Vietnamese order of their labels.
#pragma once

#include <vector>

#include "tra/article_search.h"
#include "tra/searcher.h"

namespace tra::articles {

// The tables of facets that were counted without limits, `limits` beside them: which of several equal counts is cut off
// is known only in order.
std::vector<FacetTable> facet_tables(const std::vector<FacetResult>& facets, const std::vector<std::size_t>& limits);

}  // namespace tra::articles
