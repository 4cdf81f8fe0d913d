// Scores the best documents again with features that are too expensive to compute for every match.
//
// The evaluators find the 20 documents that score highest by their words. The second pass adds the scores of runs and
// of evidence to these documents and sorts them again. Later documents keep their order. bench/relevance/README.md has
// measurements of each feature and of other numbers of documents.
#pragma once

#include <string>
#include <vector>

#include "search/evaluate/top_k.h"
#include "search/plan/query_plan.h"

namespace tra::search {

// Returns how many documents are scored again. Returns 0 for a query without runs and evidence.
std::size_t rescored_documents(const QueryPlan& plan);

// Scores the first rescored_documents() of `ranked` again and sorts them.
void rescore(const QueryPlan& plan, const Snapshot::Impl& snapshot, std::vector<ScoredDocument>& ranked);

}  // namespace tra::search
