// All queries of the small scope, and their answers computed by the scoring formula for each kind of document.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "exhaustive/small_index.h"
#include "tra/searcher.h"

namespace tra::test {

// One query of each shape that has an evaluator, with each choice of terms.
std::vector<Query> small_queries();

using RunScores = std::array<std::optional<double>, kMaxKinds>;

class SmallOracle {
 public:
  explicit SmallOracle(const SmallIndex& index);

  // The score of each run's documents, if they match. `filter` is a value of "parity", or empty.
  RunScores answer(const Query& query, const std::string& filter) const;

 private:
  std::optional<double> score(const Kind& kind, const Query::Node& node) const;
  std::optional<double> boolean(const Kind& kind, const Query::Node& node) const;
  std::optional<double> phrase(const Kind& kind, const Query::Node& node) const;
  double saturated(const Kind& kind, double frequency) const;
  double idf(std::size_t term) const;

  SmallIndex index_;
  double documents_ = 0, average_length_ = 0;
  std::array<double, kTerms> with_term_{};
};

}  // namespace tra::test
