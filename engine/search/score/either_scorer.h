// Ways to write one thing: a document scores as the best of those it has.
//
// Added up, as the clauses of a boolean query are, a text that writes "ôtô", which stands for "ô tô" too, would count
// twice. (Lucene's DisjunctionMaxQuery.)
#pragma once

#include "search/score/scorer.h"

namespace tra {

class EitherScorer final : public Scorer {
 public:
  // At least one.
  EitherScorer(std::vector<ScorerPtr> ways, std::uint32_t documents);

  std::uint32_t cost() const override { return cost_; }
  void match_window(std::uint32_t base, WindowBits& matches) override;
  void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least = kNoMatch) override;
  Score bound(std::uint32_t from, std::uint32_t to) override;
  Score score_at(std::uint32_t document, Score least = kNoMatch) override;
  std::uint32_t advance(std::uint32_t document) override;

 private:
  std::vector<ScorerPtr> ways_;
  std::uint32_t cost_;
  std::vector<Score> best_, of_way_;  // of a window, zero between calls
};

}  // namespace tra
