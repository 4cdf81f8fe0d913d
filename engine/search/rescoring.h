// The first hits by score, given their last order: by pairs of words, then by what the request scores them.
#pragma once

#include <vector>

#include "search/evaluate/top_k.h"
#include "search/plan/query_plan.h"
#include "search/score_lift.h"

namespace tra::search {

// How many of the best documents are scored again; they keep their places before all others.
std::size_t promoted_documents(const QueryPlan& plan, const SearchRequest& request);

// Puts them in order. What the first of them score by the request; none without SearchRequest::rescoring.
std::vector<float> promote(const QueryPlan& plan, const Snapshot::Impl& snapshot, const SearchRequest& request,
                           const ScoreLift& lift, std::vector<ScoredDocument>& best);

}  // namespace tra::search
