// The best k hits so far, over all segments.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "search/score/bm25.h"
#include "search/score_lift.h"
#include "tra/snapshot.h"

namespace tra::search {

struct ScoredDocument {
  Score score;
  DocAddress address;
  // Higher scores first, then lower addresses.
  bool operator<(const ScoredDocument& other) const noexcept {
    return score != other.score ? score > other.score : address < other.address;
  }
};

// A few hits are kept in a heap. When k is large, more than k hits are collected, and a selection reduces them to k: a
// hit then costs far less than in a deep heap, and the threshold rises only at a selection.
class TopK {
 public:
  explicit TopK(std::size_t k) : k_(k), full_(k) { hits_.reserve(std::min<std::size_t>(k + k / 2, 4096)); }

  static constexpr std::size_t kMostInHeap = 256;

  // Scores are lifted by the values of their documents as they come in.
  void lift(const ScoreLift& lift) noexcept { lift_ = &lift; }
  // Only documents that come behind this one are hits.
  void begin_behind(const ScoredDocument& last) noexcept { behind_ = last; }
  bool begins_behind() const noexcept { return behind_.has_value(); }

  // Only scores above this, not yet lifted, can still enter: documents come in address order, so ties go to the
  // earlier.
  Score threshold() const noexcept { return threshold_; }
  // The same for lifted scores.
  Score least() const noexcept { return least_; }

  std::size_t k() const noexcept { return k_; }
  // k documents are known to score at least this: less cannot enter.
  void expect(Score score) noexcept {
    if (!behind_) set_least(std::max(least_, score - 1));
  }

  void insert(Score score, DocAddress address) {
    if (score <= threshold_) return;
    if (lift_ != nullptr && (score = lift_->lifted(score, address)) <= least_) return;
    if (behind_ && !(*behind_ < ScoredDocument{score, address})) return;
    put(score, address);
  }

  // The same for documents that come in any order and more than once: the best of their scores counts. Scores up to
  // threshold() - 1 cannot enter. For k up to kMostInHeap; O(k). Not for hits that begin behind a document.
  void raise(Score score, DocAddress address) {
    if (lift_ != nullptr) score = lift_->lifted(score, address);
    const auto held =
        std::find_if(hits_.begin(), hits_.end(), [&](const ScoredDocument& hit) { return hit.address == address; });
    if (held != hits_.end()) {
      if (held->score >= score) return;
      held->score = score;
      std::make_heap(hits_.begin(), hits_.end());
      if (hits_.size() == k_) set_least(std::max(least_, hits_.front().score));
      return;
    }
    if (hits_.size() == k_ ? ScoredDocument{score, address} < hits_.front() : score > least_) put(score, address);
  }

  // The hits so far of one segment.
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
    if (hits_.size() == k_) set_least(hits_.front().score);
  }
  // Reduces k or more hits to the best k.
  void select() {
    const auto worst = hits_.begin() + static_cast<std::ptrdiff_t>(k_ - 1);
    std::nth_element(hits_.begin(), worst, hits_.end());
    set_least(std::max(least_, worst->score));
    hits_.resize(k_);
    full_ = k_ + k_ / 2;
  }
  void set_least(Score least) noexcept {
    least_ = least;
    threshold_ = lift_ == nullptr ? least : lift_->unlifted(least);
  }

  std::size_t k_;
  std::size_t full_;                   // this many hits are reduced to k
  Score threshold_ = -1, least_ = -1;  // of an unfilled heap: everything enters
  const ScoreLift* lift_ = nullptr;
  std::optional<ScoredDocument> behind_;
  std::vector<ScoredDocument> hits_;  // the worst hit in front
};

}  // namespace tra::search
