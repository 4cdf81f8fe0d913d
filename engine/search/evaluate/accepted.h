// Which documents of a segment may be hits: those that pass the filters of the request and match the clauses of the
// query that score nothing (keywords, ranges, what must not be there).
//
// Evaluators of the scored clauses ask it, so that such clauses never decide how a query is evaluated. A window is
// worked out when it is first asked for.
#pragma once

#include <memory>
#include <vector>

#include "search/score/scorer.h"
#include "search/work.h"

namespace tra::search {

class Accepted {
 public:
  // Documents of `passing` (null: all of the segment) that match all of `must` and none of `must_not`.
  Accepted(std::uint32_t documents, const DocumentBits* passing, std::vector<ScorerPtr> must,
           std::vector<ScorerPtr> must_not, Work& work);

  // The words of the window that begins at `base`; null where none of its documents is accepted. Windows that were not
  // asked for before must be asked for in ascending order.
  const std::uint64_t* window(std::uint32_t base) {
    const std::uint32_t number = base / kWindow;
    if (states_[number] == State::unknown) find(number);
    return states_[number] == State::none ? nullptr : words_of(number);
  }
  bool test(std::uint32_t document) {
    const std::uint64_t* const words = window(document / kWindow * kWindow);
    return words != nullptr && (words[document % kWindow / 64] >> (document % 64) & 1) != 0;
  }
  // Whether a document in [from, to] is accepted.
  bool any(std::uint32_t from, std::uint32_t to);
  // How many documents of a window are accepted.
  std::uint32_t count(std::uint32_t base);
  // Works out all windows, for evaluators that go through the segment several times.
  void complete();
  // About so many documents are accepted in all: an estimate to choose ways by.
  std::uint32_t cost() const noexcept { return cost_; }
  // At most so many documents are not accepted.
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
  std::vector<State> states_;               // of windows
  std::unique_ptr<std::uint64_t[]> words_;  // of windows whose state is `some`; null where `passing_` says it all
};

}  // namespace tra::search
