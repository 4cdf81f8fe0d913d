// Several ways to write one thing: a document scores by its best-scoring way, as in Lucene's DisjunctionMaxQuery.
//
// The scores are not added up, as those of boolean clauses are: "ôtô" is also found as "ô tô", and a text that has it
// would count twice.
#pragma once

#include "search/score/scorer.h"
#include "search/work.h"

namespace tra::search {

class EitherScorer final : public Scorer {
 public:
  // At least one.
  EitherScorer(std::vector<ScorerPtr> ways, std::uint32_t documents, Work& work);

  std::uint32_t cost() const override { return cost_; }
  void match_window(std::uint32_t base, WindowBits& matches) override;
  void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least = kNoMatch) override;
  Score bound(std::uint32_t from, std::uint32_t to) override;
  Score score_at(std::uint32_t document, Score least = kNoMatch) override;
  std::uint32_t advance(std::uint32_t document) override;

 private:
  std::vector<ScorerPtr> ways_;
  std::uint32_t cost_;
  Work& work_;
  std::vector<Score> best_, of_way_;  // of a window, zero between calls
};

}  // namespace tra::search
