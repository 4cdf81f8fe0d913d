// Runs of consecutive words in a query. A document scores more when two consecutive words of a run are adjacent in it,
// the nearer to its beginning the words of a run stand (run_rescoring.h), and the more of them stand in one passage
// (passage_rescoring.h).
#pragma once

#include <vector>

#include "search/plan/adjacent_words.h"
#include "search/plan/plan_node.h"
#include "search/score/bm25.h"

namespace tra::search {

struct WordRun {
  std::vector<PlannedWord> words;        // at least two
  std::vector<double> weights;           // the weight of the pair of each word and the next
  std::vector<double> opening;           // the weight of each word at the beginning of a document
  std::vector<double> passage;           // the weight of each word in a passage; 0 when the run has the word before
  std::vector<double> pairs_in_passage;  // the weight of the pair of each word and the next in a passage
};

// The weights of runs. They depend on the ranking and on the boost of the clauses.
struct RunWeights {
  double pair;     // the weight of a pair with an idf of 1 in a long query
  double opening;  // the part of its weight that the heaviest word adds at the beginning of a document
  double passage;  // the part of its weight that a word adds in a passage
};

// Appends the runs of words among `clauses` to `runs`. `adjacent` is what adjacent_words() returned for the clauses.
// `documents` is the number of documents of the snapshot.
void add_word_runs(const std::vector<PlanNode>& clauses, const std::vector<AdjacentWords>& adjacent, RunWeights weights,
                   double documents, std::vector<WordRun>& runs);

}  // namespace tra::search
