#include "search/sorted_hits.h"

#include <algorithm>

namespace tra {

namespace {

struct Entry {
  bool missing;
  std::uint64_t order;  // rising in the order wanted
  DocAddress address;
  bool operator<(const Entry& other) const {
    return std::tie(missing, order, address) < std::tie(other.missing, other.order, other.address);
  }
};

Entry entry_of(const format::IntegerColumn* column, bool descending, DocAddress address) {
  const std::uint32_t count = column == nullptr ? 0 : column->count(address.document);
  if (count == 0) return {true, 0, address};
  const std::int64_t value = column->value(address.document, descending ? count - 1 : 0);
  const std::uint64_t rising = static_cast<std::uint64_t>(value) ^ std::uint64_t{1} << 63;  // as unsigned, same order
  return {false, descending ? ~rising : rising, address};
}

}  // namespace

std::vector<DocAddress> sort_by_field(const Snapshot::Impl& snapshot, const std::vector<DocumentBits>& matches, FieldId field,
                                      bool descending, std::size_t k) {
  std::vector<Entry> heap;  // the worst in front
  for (std::uint32_t i = 0; i < snapshot.segments.size() && k > 0; ++i) {
    const format::IntegerColumn* column = snapshot.segments[i]->columns().integer(field);
    matches[i].for_each([&](std::uint32_t document) {
      const Entry entry = entry_of(column, descending, {i, document});
      if (heap.size() == k) {
        if (!(entry < heap.front())) return;
        std::pop_heap(heap.begin(), heap.end());
        heap.pop_back();
      }
      heap.push_back(entry);
      std::push_heap(heap.begin(), heap.end());
    });
  }
  std::sort(heap.begin(), heap.end());
  std::vector<DocAddress> addresses;
  for (const Entry& entry : heap) addresses.push_back(entry.address);
  return addresses;
}

}  // namespace tra
