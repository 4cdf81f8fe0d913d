// The best documents by single words, ranked again by what costs too much to ask of every document.
//
// The words alone choose the first 20 documents, exactly. Those are scored again by the runs of words and by evidence,
// and put in order; the documents after them keep the order of the words alone. bench/relevance/README.md has the
// measurements of each part and of other depths.
#pragma once

#include <string>
#include <vector>

#include "search/evaluate/top_k.h"
#include "search/plan/query_plan.h"

namespace tra::search {

// How many documents are scored again; 0 for a query with nothing to score them by.
std::size_t rescored_documents(const QueryPlan& plan);

// Scores the first rescored_documents() again and puts them in order.
void rescore(const QueryPlan& plan, const Snapshot::Impl& snapshot, std::vector<ScoredDocument>& ranked);

}  // namespace tra::search
