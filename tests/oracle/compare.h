// Runs a request on the engine and on the oracle and says where they differ.
#pragma once

#include <string>

#include "oracle/oracle_index.h"
#include "tra/searcher.h"

namespace tra::test {

// Empty when the engine is right: total, matches, facets always; with `scores` also scores within 1e-4 and the order.
// Nothing is compared for a query that the oracle cannot read (see can_judge).
std::string difference(const OracleIndex& oracle, const Searcher& searcher, const SearchRequest& request, bool scores);

// Whether every text in the query has one reading (OracleIndex::query_words).
bool can_judge(const OracleIndex& oracle, const Query& query);

// Empty when the hits with and without dynamic pruning are the same, to the bit.
std::string pruning_difference(const Searcher& searcher, SearchRequest request);

// Empty when hits sorted by a date or integer field, either way, are in that order.
std::string sort_difference(const OracleIndex& oracle, const Searcher& searcher, SearchRequest request);

}  // namespace tra::test
