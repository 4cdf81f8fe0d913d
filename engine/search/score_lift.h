// What scores are multiplied by for the values of a document: recency, popularity.
//
// A factor is never below one and never above a known greatest one, so that a bound of a score by words bounds the
// lifted score too, and pruning stays exact.
#pragma once

#include <memory>
#include <vector>

#include "search/score/bm25.h"
#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

class ScoreLift {
 public:
  // Error(invalid_argument) for a field that is no number or date, and for numbers that make no such function.
  ScoreLift(const Snapshot::Impl& snapshot, const std::vector<ValueLift>& lifts);

  // Grows with the score.
  Score lifted(Score score, DocAddress address) const;
  // No document that scores at most this by words is lifted above `least`.
  Score unlifted(Score least) const noexcept;
  // Of a document, at least 1.
  double factor(DocAddress address) const;

 private:
  struct Part {
    ValueLift lift;
    std::vector<const format::IntegerColumn*> columns;  // by segment; null where no document has a value
    double share(const format::IntegerColumn& column, std::uint32_t document) const;
  };
  std::vector<Part> parts_;
  double greatest_ = 1;
};

// What scores can be lifted to, as a multiple; 1 without lifts.
double greatest_lift(const Ranking& ranking);

}  // namespace tra::search
