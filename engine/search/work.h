// The limits of a search: a deadline, a cancel flag, and a budget of terms that query words may expand to.
//
// Every loop over documents, postings, terms or positions reports its progress by step(). Every few thousand items,
// step() checks the flag and the clock. When the search must end, step() throws Stopped. The searcher catches the
// exception and returns what was found so far.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

#include "snapshot/helper_threads.h"
#include "tra/searcher.h"

namespace tra::search {

struct Stopped {};

// Steps of loops that report once for what takes longer than one item.
inline constexpr std::uint64_t kStepsAClause = 64;    // a clause in a window: its bound, or what it accepts
inline constexpr std::uint64_t kStepsAList = 256;     // one list of a word in a window
inline constexpr std::uint64_t kStepsAWindow = 1024;  // the matches or scores of a clause in a window
inline constexpr std::uint64_t kStepsAPair = 256;     // looking up the pairs of two words

class Work {
 public:
  Work() = default;  // without limits of time and terms
  explicit Work(const SearchRequest& request);
  // Creates the limits for another thread that runs a part of a planned search.
  struct Part {};
  Work(const Work& whole, Part);
  Work(const Work&) = delete;

  // Lets threads help with the planning.
  void let_help(HelperThreads* helpers) noexcept { helpers_ = helpers; }
  // Calls task(segment) once for each segment, on several threads where some help. The task must not use the Work.
  template <class Task>
  void for_segments(std::size_t segments, const Task& task) {
    constexpr std::size_t kAtOnce = 4;
    if (helpers_ == nullptr || segments <= kAtOnce) {
      for (std::size_t i = 0; i < segments; ++i) task(i);
      return;
    }
    helpers_->for_each(static_cast<std::uint32_t>((segments + kAtOnce - 1) / kAtOnce),
                       [&](unsigned, std::uint32_t part) {
                         const std::size_t end = std::min(segments, (part + 1) * kAtOnce);
                         for (std::size_t i = part * kAtOnce; i < end; ++i) task(i);
                       });
  }

  // Reports that about this many documents, postings, terms or positions were processed since the last call.
  void step(std::uint64_t looked_at) {
    if (looked_at < left_) [[likely]]
      left_ -= looked_at;
    else
      ask();
  }
  // Charges a term that a query word expands to. Returns false when the budget is used up.
  bool expand() noexcept { return take(kLooksAnExpansion); }
  // Charges a term that was examined without a match, which costs less.
  bool look() noexcept { return take(1); }
  // Notes that words of the query were left out, as if the budget had not sufficed for them.
  void leave_out() noexcept {
    if (partial_ == Partial::no) partial_ = Partial::expansions;
  }
  // What is left of the budget, in looks.
  std::uint64_t looks_left() const noexcept { return looks_left_; }
  // Charges that many looks at once, unless so many are not left. Returns whether they were.
  bool charge(std::uint64_t looks) noexcept { return looks <= looks_left_ && take(looks); }
  // Whether the thread may hold so many bytes more of what its snapshot could drop meanwhile. Without a bound, a query
  // of thousands of words could hold all of them at once.
  bool can_hold(std::size_t bytes) const noexcept { return bytes <= bytes_left_; }
  bool hold(std::size_t bytes) noexcept {
    if (!can_hold(bytes)) return false;
    bytes_left_ -= bytes;
    return true;
  }
  void release(std::size_t bytes) noexcept { bytes_left_ += bytes; }
  // Whether the search was stopped; another step() would throw.
  bool stopped() const noexcept { return stopped_; }
  // Takes over the outcome of a part.
  void take_in(const Work& part) noexcept {
    stopped_ = stopped_ || part.stopped_;
    if (part.stopped_) partial_ = part.partial_;
  }
  // Why the result is not complete.
  Partial partial() const noexcept { return partial_; }

 private:
  static constexpr std::uint64_t kLooksAnExpansion = 64;
  void ask();
  bool take(std::uint64_t looks) noexcept {
    if (looks > looks_left_) {
      leave_out();
      return false;
    }
    looks_left_ -= looks;
    return true;
  }

  std::optional<std::chrono::steady_clock::time_point> deadline_;
  const std::atomic<bool>* cancel_ = nullptr;
  HelperThreads* helpers_ = nullptr;
  std::uint64_t left_ = UINT64_MAX;  // items until the flag and the clock are checked again
  std::uint64_t looks_left_ = UINT64_MAX;
  std::size_t bytes_left_ = 16 << 20;  // that may be held
  Partial partial_ = Partial::no;
  bool stopped_ = false;
};

// Runs a part of a search, unless it was stopped before. When it is stopped now, its results so far are kept.
template <class Part>
void until_stopped(const Work& work, const Part& part) {
  if (work.stopped()) return;
  try {
    part();
  } catch (const Stopped&) {
  }
}

}  // namespace tra::search
