// Additional scores for runs, the sequences of consecutive words in a query.
//
// A pair of words that are adjacent in the query adds a score to documents in which they are adjacent (Metzler & Croft,
// "A Markov Random Field Model for Term Dependencies", SIGIR 2005). A word adds the more, the nearer to the beginning
// of a document it first stands, because title and lead state the subject of an article (Troy & Zhang, "Enhancing
// relevance scoring with chronological term rank", SIGIR 2007).
#pragma once

#include <vector>

#include "search/plan/query_plan.h"
#include "search/score/phrase_match.h"
#include "search/score/word_positions.h"

namespace tra::search {

// A word that first stands at this position adds half of what it adds at the beginning. The median lengths of titles
// and leads of news are 13 and 35 words, and two fields are 16 positions apart: at 60 the text begins.
inline constexpr std::uint32_t kOpening = 60;

// Scores a run of words in the documents of one segment, which must be visited in ascending order.
class RunScorer {
 public:
  RunScorer(const QueryPlan& plan, const Segment& segment, std::uint32_t number, const WordRun& run);

  std::size_t words() const noexcept { return run_->words.size(); }
  const WordRun& run() const noexcept { return *run_; }
  void look_at(std::uint32_t document);
  // Returns the score of the adjacent words i and i + 1 in the document passed to look_at(). Returns 0 when they are
  // not adjacent there.
  Score pair_score(std::size_t i);
  // Returns the score of the first position of word i. Returns 0 when the document does not contain the word.
  Score opening_score(std::size_t i) const;
  // The positions of word i in the document passed to look_at(), ascending.
  std::span<const std::uint32_t> positions(std::size_t i) const { return positions_[i]; }
  // The first position of word i, which the document must contain.
  std::uint32_t first(std::size_t i) const { return positions_[i].front(); }

 private:
  const QueryPlan* plan_;
  const Segment* segment_;
  const WordRun* run_;
  std::uint32_t document_ = 0;
  std::vector<WordPositions> words_;
  std::vector<std::vector<double>> factors_;               // of each word's variants
  std::vector<std::span<const std::uint32_t>> positions_;  // of each word in the document; empty for absent words
  std::vector<std::size_t> places_;
};

}  // namespace tra::search
