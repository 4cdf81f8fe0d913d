// Facet counts as people read them: the most frequent first, equal counts in Vietnamese order of their labels.
#pragma once

#include <vector>

#include "tra/searcher.h"

namespace tra::cli {

// The same requests without limits: which of several equal counts is cut off is known only in order.
std::vector<FacetRequest> without_limits(std::vector<FacetRequest> requests);

// Orders the answers to such requests and cuts them to the limits asked for.
void order_by_label(std::vector<FacetResult>& facets, const std::vector<FacetRequest>& asked);

}  // namespace tra::cli
