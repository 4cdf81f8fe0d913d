// Words that follow each other in a query: their pairs score in documents where they follow each other too, and each of
// them in documents that have it in their opening.
#pragma once

#include <vector>

#include "search/plan/pairs.h"
#include "search/plan/plan_node.h"
#include "search/score/bm25.h"
#include "search/work.h"

namespace tra::search {

// Two words or more.
struct WordRun {
  std::vector<PlannedWord> words;
  std::vector<double> weights;  // of each word together with the next
  std::vector<double> opening;  // of each word in an opening
};

inline constexpr std::uint32_t kLeastInPair = kFrequencyUnit / 2;  // variants that count less are no part of a pair

// What runs score, from the ranking and the boost of their clauses.
struct RunWeights {
  double pair;     // of a pair with an idf of 1 in a long query
  double opening;  // of a word's own weight
};

// Appends the runs among the clauses. documents: of the snapshot.
void add_word_runs(const std::vector<PlanNode>& clauses, RunWeights weights, const PairStatistics& pairs,
                   double documents, Work& work, std::vector<WordRun>& runs);

}  // namespace tra::search
