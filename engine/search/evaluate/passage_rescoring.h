// An additional score for the best passage of a document.
//
// The answer to a query often stands in one passage of a long document, whose length lowers the score of every word. So
// the words and pairs of words that one passage contains add to the score (Callan, "Passage-level evidence in document
// retrieval", SIGIR 1994). Passages have a fixed length and overlap by half: of two words that are at most half a
// passage apart, some passage contains both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/evaluate/run_rescoring.h"
#include "search/plan/query_plan.h"

namespace tra::search {

// Half the length of a passage, in positions. News and statutes have paragraphs of 50 to 100 words.
inline constexpr std::uint32_t kHalfPassage = 50;

// Adds up the passages of one document at a time.
class PassageScorer {
 public:
  explicit PassageScorer(const QueryPlan& plan) : plan_(plan) {}

  // Begins with the next document.
  void begin() { sums_.clear(); }
  // Adds word i of a run, and its pair with the next word where they are adjacent, to the passages that contain them.
  // The run must have looked at the document.
  void add_word(const RunScorer& run, std::size_t i);
  void add_pair(const RunScorer& run, std::size_t i);
  // Returns the score of the best passage.
  Score score() const;
  // Returns the first position of the best passage, which ends 2 * kHalfPassage positions further.
  std::uint32_t best() const;

 private:
  // Adds a weight to the passages that contain one of the positions, which ascend.
  void add(double weight, std::span<const std::uint32_t> positions);

  const QueryPlan& plan_;
  std::vector<double> sums_;  // of passage i, which begins i - 1 half passages behind the document's beginning
  std::vector<std::uint32_t> pairs_;
};

}  // namespace tra::search
