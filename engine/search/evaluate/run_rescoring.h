// What the words of a run score in a document beside their own scores.
//
// Two words that are neighbours in the query add a score of their own where they are neighbours in the text (Metzler &
// Croft, "A Markov Random Field Model for Term Dependencies", SIGIR 2005). A word that stands in the document's opening
// adds a part of its weight: title and lead say what an article is about.
#pragma once

#include <vector>

#include "search/plan/query_plan.h"
#include "search/score/phrase_match.h"
#include "search/score/word_positions.h"

namespace tra::search {

// The opening of a document: its first positions. Titles and leads of news are 13 and 35 words at the median, and 16
// positions stand between two fields.
inline constexpr std::uint32_t kOpening = 60;

// A run of words in one segment. Documents ascend.
class RunScorer {
 public:
  RunScorer(const QueryPlan& plan, const Segment& segment, std::uint32_t number, const WordRun& run);

  std::size_t words() const noexcept { return run_->words.size(); }
  const WordRun& run() const noexcept { return *run_; }
  void look_at(std::uint32_t document);
  // Of the words i and i + 1 side by side in the document looked at; 0 where they do not stand so.
  Score pair_score(std::size_t i);
  // Of the word i in the document's opening.
  Score opening_score(std::size_t i) const;

 private:
  const QueryPlan* plan_;
  const Segment* segment_;
  const WordRun* run_;
  std::uint32_t document_ = 0;
  std::vector<WordPositions> words_;
  std::vector<std::span<const std::uint32_t>> positions_;  // of each word in the document; empty where it is not
  std::vector<std::size_t> places_;
};

}  // namespace tra::search
