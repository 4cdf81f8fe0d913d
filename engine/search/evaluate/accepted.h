// The documents of a segment that may be hits. They pass the filters of the request and match the clauses of the query
// that do not affect scores (keywords, ranges, exclusions).
//
// Evaluators of the scored clauses test documents against this set, so the clauses that do not affect scores never
// select the evaluator. A window of the set is computed when it is first requested.
#pragma once

#include <memory>
#include <vector>

#include "search/score/scorer.h"
#include "search/work.h"

namespace tra::search {

class Accepted {
 public:
  // Accepts the documents of `passing` that match all of `must` and none of `must_not`. When `passing` is null, all
  // documents of the segment pass.
  Accepted(std::uint32_t documents, const DocumentBits* passing, std::vector<ScorerPtr> must,
           std::vector<ScorerPtr> must_not, Work& work);

  // Returns the words of the window at `base`, or null when none of its documents is accepted. Windows must be
  // requested in ascending order, except for windows that were requested before.
  const std::uint64_t* window(std::uint32_t base) {
    const std::uint32_t number = base / kWindow;
    if (states_[number] == State::unknown) find(number);
    return states_[number] == State::none ? nullptr : words_of(number);
  }
  bool test(std::uint32_t document) {
    const std::uint64_t* const words = window(document / kWindow * kWindow);
    return words != nullptr && (words[document % kWindow / 64] >> (document % 64) & 1) != 0;
  }
  // Returns whether a document in [from, to] is accepted.
  bool any(std::uint32_t from, std::uint32_t to);
  // Returns the number of accepted documents in the window at `base`.
  std::uint32_t count(std::uint32_t base);
  // Computes all windows, for evaluators that pass through the segment several times.
  void complete();
  // An estimate of the number of accepted documents, for choosing an algorithm.
  std::uint32_t cost() const noexcept { return cost_; }
  // An upper bound of the number of documents that are not accepted.
  std::uint32_t rejected() const noexcept { return words_ == nullptr ? documents_ - cost_ : documents_; }

 private:
  enum class State : std::uint8_t { unknown, none, some };
  void find(std::uint32_t number);
  bool intersect(std::uint32_t base, std::uint64_t* words);
  const std::uint64_t* words_of(std::uint32_t number) const noexcept {
    return words_ != nullptr ? words_.get() + std::size_t{number} * kWindowWords : passing_->window(number * kWindow);
  }

  std::uint32_t documents_, cost_;
  const DocumentBits* passing_;
  std::vector<ScorerPtr> must_, must_not_;  // rarest first
  Work& work_;
  std::vector<State> states_;               // for each window
  std::unique_ptr<std::uint64_t[]> words_;  // valid for windows in state `some`; null when `passing_` is the whole set
};

}  // namespace tra::search
