// The best k hits so far, over all segments.
#pragma once

#include <algorithm>
#include <vector>

#include "search/score/bm25.h"
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

  // Only scores above this can still enter: documents come in address order, so ties go to the earlier.
  Score threshold() const noexcept { return threshold_; }

  std::size_t k() const noexcept { return k_; }
  // k documents are known to score at least this: less cannot enter.
  void expect(Score score) noexcept { threshold_ = std::max(threshold_, score - 1); }

  void insert(Score score, DocAddress address) {
    if (score <= threshold_) return;
    if (heap_.size() == k_) {
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.pop_back();
    }
    heap_.push_back({score, address});
    std::push_heap(heap_.begin(), heap_.end());
    if (heap_.size() == k_) threshold_ = heap_.front().score;
  }

  // The same for documents that come in any order and more than once: the best of their scores counts. Scores up to
  // threshold() - 1 cannot enter. O(k).
  void raise(Score score, DocAddress address) {
    const auto held =
        std::find_if(heap_.begin(), heap_.end(), [&](const ScoredDocument& hit) { return hit.address == address; });
    if (held != heap_.end()) {
      if (held->score >= score) return;
      held->score = score;
      std::make_heap(heap_.begin(), heap_.end());
      if (heap_.size() == k_) threshold_ = std::max(threshold_, heap_.front().score);
      return;
    }
    if (heap_.size() == k_) {
      if (!(ScoredDocument{score, address} < heap_.front())) return;
      threshold_ = -1;
    }
    insert(score, address);
  }

  std::vector<ScoredDocument> take() {
    std::sort(heap_.begin(), heap_.end());
    return std::move(heap_);
  }

 private:
  std::size_t k_;
  Score threshold_ = -1;              // of an unfilled heap: everything enters
  std::vector<ScoredDocument> heap_;  // the worst hit in front
};

}  // namespace tra::search
