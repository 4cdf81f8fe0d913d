// What a search may still do: a deadline, a flag that cancels it, and how many terms its words may stand for.
//
// Whoever works through documents, postings, terms or positions says so by step(). Every few thousand of them the flag
// and the clock are asked; when the search has to end, step() throws Stopped, which the front desk catches: it answers
// with what was found so far.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

#include "tra/searcher.h"

namespace tra::search {

struct Stopped {};

class Work {
 public:
  Work() = default;  // without bounds
  explicit Work(const SearchRequest& request);
  Work(const Work&) = delete;

  // About this many documents, postings, terms or positions were looked at since the last call.
  void step(std::uint64_t looked_at) {
    if (looked_at < left_) [[likely]]
      left_ -= looked_at;
    else
      ask();
  }
  // Takes a term that a word stands for from the budget of expansions; false when that is spent.
  bool expand() noexcept { return take(kLooksAnExpansion); }
  // The same for a term that was looked at and is none.
  bool look() noexcept { return take(1); }
  // Whether the search was ended; another step() would throw.
  bool stopped() const noexcept { return stopped_; }
  // Why the result is not complete.
  Partial partial() const noexcept { return partial_; }

 private:
  static constexpr std::uint64_t kLooksAnExpansion = 64;
  void ask();
  bool take(std::uint64_t looks) noexcept {
    if (looks > looks_left_) {
      if (partial_ == Partial::no) partial_ = Partial::expansions;
      return false;
    }
    looks_left_ -= looks;
    return true;
  }

  std::optional<std::chrono::steady_clock::time_point> deadline_;
  const std::atomic<bool>* cancel_ = nullptr;
  std::uint64_t left_ = UINT64_MAX;  // until the flag and the clock are asked again
  std::uint64_t looks_left_ = UINT64_MAX;
  Partial partial_ = Partial::no;
  bool stopped_ = false;
};

}  // namespace tra::search
