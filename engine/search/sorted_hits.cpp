#include "search/sorted_hits.h"

#include <algorithm>

namespace tra::search {

void FieldTopK::insert(const format::IntegerColumn* column, ScoredDocument found) {
  const std::uint32_t document = found.address.document;
  const std::uint32_t count = column == nullptr ? 0 : column->count(document);
  Entry entry = {count == 0, 0, found};
  if (count > 0) {
    const std::int64_t value = column->value(document, descending_ ? count - 1 : 0);
    const std::uint64_t rising =
        // Maps signed integers to unsigned ones in the same order.
        static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63);
    entry.order = descending_ ? ~rising : rising;
  }
  if (heap_.size() == k_) {
    if (k_ == 0 || !(entry < heap_.front())) return;
    std::pop_heap(heap_.begin(), heap_.end());
    heap_.pop_back();
  }
  heap_.push_back(entry);
  std::push_heap(heap_.begin(), heap_.end());
}

std::vector<ScoredDocument> FieldTopK::take() {
  std::sort(heap_.begin(), heap_.end());
  std::vector<ScoredDocument> sorted;
  for (const Entry& entry : heap_) sorted.push_back(entry.found);
  return sorted;
}

void sort_matches(const QueryPlan& plan, const Snapshot::Impl& snapshot, const Matches& matches, FieldId field,
                  FieldTopK& top) {
  std::vector<Score> scores(kWindow);
  for (std::uint32_t i = 0; i < snapshot.segments.size(); ++i) {
    const Segment& segment = *snapshot.segments[i];
    const format::IntegerColumn* column = segment.columns().integer(field);
    const DocumentBits wanted = matches.filtered(i);
    const ScorerPtr scorer = plan.scorer(i);
    for (std::uint32_t base = 0; scorer && base < segment.documents(); base += kWindow) {
      WindowBits window;
      window.clear();
      plan.work().step(kWindow);
      std::fill(scores.begin(), scores.end(), 0);
      scorer->score_window(base, window, scores.data());
      for (std::uint32_t word = 0; word < kWindowWords; ++word)
        for (std::uint64_t bits = window.words[word] & wanted.window(base)[word]; bits != 0; bits &= bits - 1) {
          const auto place = 64 * word + static_cast<std::uint32_t>(std::countr_zero(bits));
          top.insert(column, {scores[place], {i, base + place}});
        }
    }
  }
}

}  // namespace tra::search
