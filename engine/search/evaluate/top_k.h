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

class TopK {
 public:
  explicit TopK(std::size_t k) : k_(k) { heap_.reserve(std::min<std::size_t>(k, 4096)); }

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
  // threshold() - 1 cannot enter. O(k). Not for hits that begin behind a document.
  void raise(Score score, DocAddress address) {
    if (lift_ != nullptr) score = lift_->lifted(score, address);
    const auto held =
        std::find_if(heap_.begin(), heap_.end(), [&](const ScoredDocument& hit) { return hit.address == address; });
    if (held != heap_.end()) {
      if (held->score >= score) return;
      held->score = score;
      std::make_heap(heap_.begin(), heap_.end());
      if (heap_.size() == k_) set_least(std::max(least_, heap_.front().score));
      return;
    }
    if (heap_.size() == k_ ? ScoredDocument{score, address} < heap_.front() : score > least_) put(score, address);
  }

  std::vector<ScoredDocument> take() {
    std::sort(heap_.begin(), heap_.end());
    return std::move(heap_);
  }

 private:
  void put(Score score, DocAddress address) {
    if (heap_.size() == k_) {
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.pop_back();
    }
    heap_.push_back({score, address});
    std::push_heap(heap_.begin(), heap_.end());
    if (heap_.size() == k_) set_least(heap_.front().score);
  }
  void set_least(Score least) noexcept {
    least_ = least;
    threshold_ = lift_ == nullptr ? least : lift_->unlifted(least);
  }

  std::size_t k_;
  Score threshold_ = -1, least_ = -1;  // of an unfilled heap: everything enters
  const ScoreLift* lift_ = nullptr;
  std::optional<ScoredDocument> behind_;
  std::vector<ScoredDocument> heap_;  // the worst hit in front
};

}  // namespace tra::search
