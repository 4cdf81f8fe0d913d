#include "search/sorted_hits.h"

#include <algorithm>

namespace tra {

void FieldTopK::insert(const format::IntegerColumn* column, ScoredDocument found) {
  const std::uint32_t document = found.address.document;
  const std::uint32_t count = column == nullptr ? 0 : column->count(document);
  Entry entry = {count == 0, 0, found};
  if (count > 0) {
    const std::int64_t value = column->value(document, descending_ ? count - 1 : 0);
    const std::uint64_t rising =
        static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63);  // as unsigned, same order
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

}  // namespace tra
