// Collects the best k hits over all segments that a thread searches.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "search/evaluate/shared_best.h"
#include "search/score_lift.h"

namespace tra::search {

// Up to kMostInHeap hits are kept in a heap. When k is larger, more than k hits are collected, and a selection reduces
// them to k. A hit then costs less than in a deep heap, but the threshold rises only at a selection.
// Threads write to objects that lie side by side, so each has cache lines of its own.
class alignas(64) TopK {
 public:
  explicit TopK(std::size_t k) : k_(k), full_(k) { hits_.reserve(std::min<std::size_t>(k + k / 2, 4096)); }

  static constexpr std::size_t kMostInHeap = 256;

  // From now on, insert() and raise() apply `lift` to scores. `lift` must outlive the object.
  void lift(const ScoreLift& lift) noexcept { lift_ = &lift; }
  // Only documents that are ordered after `last` are hits.
  void begin_behind(const ScoredDocument& last) noexcept { behind_ = last; }
  // Hits are added to `best`, and those of other threads raise the threshold. `best` must outlive the object and have
  // the same k.
  void share(SharedBest& best) noexcept { shared_ = &best; }
  // Only documents of this segment and the next ones follow.
  void begin(std::uint32_t segment) {
    if (shared_ == nullptr) return;
    raise_least(shared_->least_after({segment, 0}));
    last_of_all_ = shared_->last();
  }
  bool begins_behind() const noexcept { return behind_.has_value(); }

  // Only scores above the threshold, before lifting, can still enter. Documents come in ascending address order, so
  // among equal scores the earlier document wins.
  Score threshold() const noexcept { return threshold_; }
  // For hits of raise(): documents at or after `first` must score more than this. Of equal scores the earlier document
  // wins, so those after the k-th hit cannot enter, and those before it can.
  Score threshold_from(DocAddress first) const noexcept {
    const ScoredDocument* last = hits_.size() == k_ ? &hits_.front() : nullptr;
    if (last_of_all_ && (last == nullptr || *last_of_all_ < *last)) last = &*last_of_all_;
    if (last == nullptr) return threshold_ - 1;
    const Score least = last->address <= first ? last->score : last->score - 1;
    return std::max(threshold_ - 1, lift_ == nullptr ? least : lift_->unlifted(least));
  }
  // The threshold for lifted scores.
  Score least() const noexcept { return least_; }

  std::size_t k() const noexcept { return k_; }
  // Raises the threshold. The caller must know that at least k documents score `score` or more.
  void expect(Score score) noexcept {
    if (!behind_) raise_least(score - 1);
  }

  void insert(Score score, DocAddress address) {
    if (score <= threshold_) return;
    if (lift_ != nullptr && (score = lift_->lifted(score, address)) <= least_) return;
    if (behind_ && !(*behind_ < ScoredDocument{score, address})) return;
    put(score, address);
    if (shared_ != nullptr && k_ <= kMostInHeap) raise_least(shared_->add({score, address}));
  }

  // The same for documents that may come in any order and repeatedly; the best score of each document counts. Scores of
  // at most threshold_from() cannot enter. Takes O(k). k must be at most kMostInHeap, and begin_behind() must not have
  // been called.
  void raise(Score score, DocAddress address) {
    if (lift_ != nullptr) score = lift_->lifted(score, address);
    const auto held =
        std::find_if(hits_.begin(), hits_.end(), [&](const ScoredDocument& hit) { return hit.address == address; });
    if (held != hits_.end()) {
      if (held->score >= score) return;
      held->score = score;
      std::make_heap(hits_.begin(), hits_.end());
      if (hits_.size() == k_) raise_least(hits_.front().score);
    } else {
      if (hits_.size() == k_ ? !(ScoredDocument{score, address} < hits_.front()) : score <= least_) return;
      put(score, address);
    }
    if (shared_ == nullptr) return;
    last_of_all_ = shared_->raise({score, address});
    if (last_of_all_) raise_least(last_of_all_->score - 1);
  }

  // Returns the current hits of one segment.
  std::vector<DocAddress> addresses(std::uint32_t segment) const {
    std::vector<DocAddress> found;
    for (const ScoredDocument& hit : hits_)
      if (hit.address.segment == segment) found.push_back(hit.address);
    return found;
  }

  std::vector<ScoredDocument> take() {
    if (hits_.size() > k_) select();
    std::sort(hits_.begin(), hits_.end());
    return std::move(hits_);
  }

 private:
  void put(Score score, DocAddress address) {
    if (k_ > kMostInHeap) {
      hits_.push_back({score, address});
      if (hits_.size() == full_) select();
      return;
    }
    if (hits_.size() == k_) {
      std::pop_heap(hits_.begin(), hits_.end());
      hits_.pop_back();
    }
    hits_.push_back({score, address});
    std::push_heap(hits_.begin(), hits_.end());
    if (hits_.size() == k_) raise_least(hits_.front().score);
  }
  // Reduces the hits to the best k. There must be at least k hits.
  void select() {
    const auto worst = hits_.begin() + static_cast<std::ptrdiff_t>(k_ - 1);
    std::nth_element(hits_.begin(), worst, hits_.end());
    raise_least(shared_ == nullptr ? worst->score : std::max(worst->score, shared_->raise_least(worst->score)));
    hits_.resize(k_);
    full_ = k_ + k_ / 2;
  }
  void raise_least(Score least) noexcept {
    if (least <= least_) return;
    least_ = least;
    threshold_ = lift_ == nullptr ? least : lift_->unlifted(least);
  }

  std::size_t k_;
  std::size_t full_;                   // the number of hits at which select() is called
  Score threshold_ = -1, least_ = -1;  // every score enters until there are k hits
  const ScoreLift* lift_ = nullptr;
  SharedBest* shared_ = nullptr;
  std::optional<ScoredDocument> behind_;
  std::optional<ScoredDocument> last_of_all_;  // the k-th hit of all threads when they share
  std::vector<ScoredDocument> hits_;           // a heap with the worst hit first when k is at most kMostInHeap
};

}  // namespace tra::search
