// Scores the best documents again with features that are too expensive to compute for every match.
//
// The evaluators find the 20 documents that score highest by their words. The second pass adds the scores of runs and
// of evidence to these documents and sorts them again. Later documents keep their order. bench/relevance/README.md has
// measurements of each feature and of other numbers of documents.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "search/evaluate/top_k.h"
#include "search/plan/query_plan.h"

namespace tra::search {

// Returns how many documents are scored again. Returns 0 for a query without runs and evidence.
std::size_t rescored_documents(const QueryPlan& plan);

// Calls task(plan, i) once for each i below `count`, perhaps on several threads, each of which has a plan of its own.
// Throws Stopped when the search must end.
using PartTask = std::function<void(const QueryPlan& plan, std::uint32_t i)>;
using ForParts = std::function<void(std::uint32_t count, const PartTask& task)>;

// Scores the first rescored_documents() of `ranked` again and sorts them. The documents of a segment are a part. When
// the search is stopped, `ranked` stays as it is.
void rescore(const QueryPlan& plan, const Snapshot::Impl& snapshot, const ForParts& for_parts,
             std::vector<ScoredDocument>& ranked);

}  // namespace tra::search
