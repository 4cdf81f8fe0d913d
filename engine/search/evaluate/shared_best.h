// The best k hits of all threads of a search, from which each of them learns its threshold.
#pragma once

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <vector>

#include "search/score/bm25.h"
#include "tra/snapshot.h"

namespace tra::search {

struct ScoredDocument {
  Score score;
  DocAddress address;
  // Orders by descending score, then by ascending address.
  bool operator<(const ScoredDocument& other) const noexcept {
    return score != other.score ? score > other.score : address < other.address;
  }
};

class SharedBest {
 public:
  explicit SharedBest(std::size_t k) : k_(k) {}

  // Adds a hit. Returns least_after() its address.
  Score add(const ScoredDocument& hit) {
    const Turn turn(taken_);
    put(hit);
    return least(hit.address);
  }
  // Adds a hit, or raises its score. Returns the k-th hit, before which others must come, when there are k.
  std::optional<ScoredDocument> raise(const ScoredDocument& hit) {
    const Turn turn(taken_);
    const auto held = std::find_if(hits_.begin(), hits_.end(),
                                   [&](const ScoredDocument& each) { return each.address == hit.address; });
    if (held == hits_.end()) {
      put(hit);
    } else {
      held->score = std::max(held->score, hit.score);
      std::make_heap(hits_.begin(), hits_.end());
    }
    return k_th();
  }
  // Returns the k-th hit when there are k.
  std::optional<ScoredDocument> last() {
    const Turn turn(taken_);
    return k_th();
  }
  // Takes over that a thread has k hits, which are not added, that score `score` or more. Returns a score that hits
  // with any address must exceed.
  Score raise_least(Score score) {
    const Turn turn(taken_);
    least_ = std::max(least_, score - 1);
    return least({});
  }
  // Returns a score that hits at or after `address` must exceed.
  Score least_after(DocAddress address) {
    const Turn turn(taken_);
    return least(address);
  }

 private:
  // Threads hold it for tens of nanoseconds, so waiting ones do not sleep.
  class Turn {
   public:
    explicit Turn(std::atomic_flag& taken) noexcept : taken_(taken) {
      while (taken_.test_and_set(std::memory_order_acquire))
        for (unsigned looks = 0; taken_.test(std::memory_order_relaxed);)
          if (++looks % 256 == 0) std::this_thread::yield();
    }
    ~Turn() { taken_.clear(std::memory_order_release); }
    Turn(const Turn&) = delete;

   private:
    std::atomic_flag& taken_;
  };

  std::optional<ScoredDocument> k_th() const { return hits_.size() < k_ ? std::nullopt : std::optional(hits_.front()); }
  void put(const ScoredDocument& hit) {
    if (hits_.size() == k_) {
      if (!(hit < hits_.front())) return;
      std::pop_heap(hits_.begin(), hits_.end());
      hits_.pop_back();
    }
    hits_.push_back(hit);
    std::push_heap(hits_.begin(), hits_.end());
  }
  // Of equal scores, those after the k-th hit cannot enter, and those before it can.
  Score least(DocAddress address) const noexcept {
    if (hits_.size() < k_) return least_;
    const ScoredDocument& last = hits_.front();
    return std::max(least_, last.address <= address ? last.score : last.score - 1);
  }

  const std::size_t k_;
  std::atomic_flag taken_;
  Score least_ = -1;
  std::vector<ScoredDocument> hits_;  // a heap with the worst hit first
};

}  // namespace tra::search
