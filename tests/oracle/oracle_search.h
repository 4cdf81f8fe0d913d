// Answers a query tree by examining every document of an OracleIndex.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "oracle/oracle_index.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra::test {

// A score for each entry of the index; nothing for entries that do not match. Deleted entries never match.
using Scores = std::vector<std::optional<double>>;

Scores evaluate(const OracleIndex& index, const Query& query, const Ranking& ranking);

struct OracleResult {
  std::uint64_t total = 0;
  std::map<std::string, double> scores;  // of matching documents, by key
  std::vector<FacetResult> facets;
};

// What the request matches, without order and limit.
OracleResult search(const OracleIndex& index, const SearchRequest& request);

}  // namespace tra::test
