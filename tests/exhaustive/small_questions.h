// Every question of the small scope, and their answers found by scoring each kind of document by the formula alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exhaustive/small_index.h"
#include "tra/searcher.h"

namespace tra::test {

// One of each shape that an evaluator exists for, with each way to name its terms.
std::vector<Query> small_queries();

class SmallOracle {
 public:
  explicit SmallOracle(const SmallIndex& index);

  // Scores of the live documents that match, by key. A filter is a value of "parity", or empty.
  std::map<std::string, double> answer(const Query& query, const std::string& filter) const;

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
