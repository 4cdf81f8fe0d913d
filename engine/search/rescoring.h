// Computes the final order of the first hits: by the second pass, then by the request's own scoring function.
#pragma once

#include <vector>

#include "search/evaluate/second_pass.h"
#include "search/evaluate/top_k.h"
#include "search/plan/query_plan.h"
#include "search/score_lift.h"

namespace tra::search {

// The number of best documents that are scored again. They stay ahead of all others.
std::size_t promoted_documents(const QueryPlan& plan, const SearchRequest& request);

// Sorts the hits. Returns the final scores of the first ones; empty without SearchRequest::rescoring.
std::vector<float> promote(const QueryPlan& plan, const Snapshot::Impl& snapshot, const SearchRequest& request,
                           const ScoreLift& lift, const ForParts& for_parts, std::vector<ScoredDocument>& best);

}  // namespace tra::search
