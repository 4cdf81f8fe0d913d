// Factors by which scores are multiplied, from values of a document such as its date or popularity.
//
// A factor is at least one and at most a known maximum. A bound of the score by words therefore gives a bound of the
// lifted score, and pruning stays exact.
#pragma once

#include <memory>
#include <vector>

#include "search/score/bm25.h"
#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

class ScoreLift {
 public:
  // Throws Error(invalid_argument) for a field without numbers, and for invalid parameters.
  ScoreLift(const Snapshot::Impl& snapshot, const std::vector<ValueLift>& lifts);

  // Monotone in the score.
  Score lifted(Score score, DocAddress address) const;
  // A score by words up to which no document can be lifted above `least`.
  Score unlifted(Score least) const noexcept;
  // The factor of a document, at least 1.
  double factor(DocAddress address) const;

 private:
  struct Part {
    ValueLift lift;
    bool real;                                          // the values and the origin are codes of reals
    std::vector<const format::IntegerColumn*> columns;  // by segment; null when no document has a value
    double share(const format::IntegerColumn& column, std::uint32_t document) const;
  };
  std::vector<Part> parts_;
  double greatest_ = 1;
};

// The maximum factor; 1 without lifts.
double greatest_lift(const Ranking& ranking);

}  // namespace tra::search
