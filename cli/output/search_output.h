// The result of a search as JSON, as JSON Lines and as lines of a TREC run.
#pragma once

#include <string>
#include <vector>

#include "output/json_output.h"
#include "tra/article_search.h"

namespace tra::cli {

// The members `fields` names, else those of the command line's contract.
Json to_json(const ArticleResult& result, const std::vector<std::string>& fields);
Json to_json(const ArticleHit& hit, const std::vector<std::string>& fields);
Json to_json(const std::vector<FacetTable>& facets);

// Writes "QID Q0 ID RANK SCORE tra" for each hit; white space in an id is percent-encoded.
std::string to_trec(const ArticleResult& result, const std::string& query_id, std::size_t first_rank);

}  // namespace tra::cli
