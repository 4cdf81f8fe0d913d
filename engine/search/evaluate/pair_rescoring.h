// The best documents by single words, ranked again with the pairs of words that stand side by side in them.
//
// Two words that are neighbours in the query add a score of their own where they are neighbours in the text (Metzler &
// Croft, "A Markov Random Field Model for Term Dependencies", SIGIR 2005). Pairs are looked for in the first 20
// documents only; bench/README.md has the measurements of other numbers.
#pragma once

#include <vector>

#include "search/evaluate/top_k.h"
#include "search/plan/query_plan.h"

namespace tra::search {

// How many documents are scored by pairs; 0 for a query without any.
std::size_t rescored_documents(const QueryPlan& plan);

// Scores the first rescored_documents() and puts them in order. Those after them score less whatever their pairs.
void rescore_pairs(const QueryPlan& plan, const Snapshot::Impl& snapshot, std::vector<ScoredDocument>& ranked);

// What each pair adds in one document.
struct PairScore {
  std::string words;
  double weight;
  Score score;
};
std::vector<PairScore> pair_scores(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address);

}  // namespace tra::search
