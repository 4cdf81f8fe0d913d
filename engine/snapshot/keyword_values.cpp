#include "snapshot/keyword_values.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <string>

#include "tra/collation.h"

namespace tra {

namespace {

// The next value in one segment's dictionary.
struct Next {
  std::string_view value;
  std::uint32_t segment, ordinal;
  bool operator<(const Next& other) const {  // puts the least value on top of a heap
    return value != other.value ? value > other.value : segment > other.segment;
  }
};

}  // namespace

KeywordValues::KeywordValues(const std::vector<std::shared_ptr<const Segment>>& segments, FieldId field) {
  std::size_t with_values = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const format::KeywordColumn* column = segments[i]->columns().keyword(field);
    columns_.push_back(column);
    if (column == nullptr || column->values() == 0) continue;
    ++with_values;
    only_segment_ = i;
    only_values_ = column->values();
  }
  if (with_values <= 1) return;

  numbers_.resize(columns_.size());
  std::priority_queue<Next> heap;
  const auto push = [&](std::uint32_t segment, std::uint32_t ordinal) {
    if (ordinal < columns_[segment]->values()) heap.push({columns_[segment]->value(ordinal), segment, ordinal});
  };
  for (std::uint32_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == nullptr) continue;
    numbers_[i].resize(columns_[i]->values());
    push(i, 0);
  }
  std::string_view last;
  while (!heap.empty()) {
    const Next next = heap.top();
    heap.pop();
    if (places_.empty() || next.value != last) places_.push_back({next.segment, next.ordinal});
    last = next.value;
    numbers_[next.segment][next.ordinal] = static_cast<std::uint32_t>(places_.size() - 1);
    push(next.segment, next.ordinal + 1);
  }
}

std::string_view KeywordValues::value(std::size_t number) const {
  if (places_.empty()) return columns_[only_segment_]->value(static_cast<std::uint32_t>(number));
  return columns_[places_[number].segment]->value(places_[number].ordinal);
}

const std::vector<std::uint32_t>& KeywordValues::ranks() const {
  std::call_once(ranked_, [this] {
    std::vector<std::string> keys(size());
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = sort_key(value(i));
    std::vector<std::uint32_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return keys[a] != keys[b] ? keys[a] < keys[b] : a < b; });
    std::vector<std::uint32_t> ranks(keys.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
    ranks_ = std::move(ranks);
  });
  return ranks_;
}

}  // namespace tra
