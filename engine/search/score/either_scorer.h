// Alternative spellings of one expression. A document scores by its best-scoring alternative, as in Lucene's
// DisjunctionMaxQuery.
//
// Scores of alternatives are not added: "ôtô" is also indexed as "ô tô", so a sum would count one occurrence twice.
#pragma once

#include "search/score/scorer.h"
#include "search/work.h"

namespace tra::search {

class EitherScorer final : public Scorer {
 public:
  // `ways` must not be empty.
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
  std::vector<Score> best_, of_way_;  // scores of a window; all zero between calls
};

}  // namespace tra::search
