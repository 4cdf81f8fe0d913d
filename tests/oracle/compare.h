// Runs a request on the engine and on the oracle, and reports differences.
#pragma once

#include <string>

#include "oracle/oracle_index.h"
#include "tra/searcher.h"

namespace tra::test {

// Empty when the engine is correct. Total, matches and facets are always compared; with `scores`, also the order, and
// scores within 1e-4. Queries that the oracle cannot interpret are not compared (see can_judge).
std::string difference(const OracleIndex& oracle, const Searcher& searcher, const SearchRequest& request, bool scores);

// Whether every text in the query has a single reading (OracleIndex::query_words).
bool can_judge(const OracleIndex& oracle, const Query& query);

// Empty when the hits with and without dynamic pruning are identical.
std::string pruning_difference(const Searcher& searcher, SearchRequest request);

// Empty when hits sorted by a date or integer field are in the right order, ascending and descending.
std::string sort_difference(const OracleIndex& oracle, const Searcher& searcher, SearchRequest request);

}  // namespace tra::test
