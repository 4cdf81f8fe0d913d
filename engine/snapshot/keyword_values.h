// Numbers the values of a keyword field over all segments of a snapshot. Counting and sorting use the numbers, so that
// the text of a value is read only for display.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "snapshot/segment.h"
#include "tra/schema.h"

namespace tra {

class KeywordValues {
 public:
  // Merges the sorted dictionaries of the segments; takes O(values * log segments).
  KeywordValues(const std::vector<std::shared_ptr<const Segment>>& segments, FieldId field);

  std::size_t size() const noexcept { return places_.empty() ? only_values_ : places_.size(); }
  // Numbers ascend in byte order of the values.
  std::string_view value(std::size_t number) const;
  // The number of the value that a segment calls `ordinal`.
  std::uint32_t number(std::size_t segment, std::uint32_t ordinal) const {
    return numbers_.empty() ? ordinal : numbers_[segment][ordinal];
  }
  // For each number, the value's rank in Vietnamese order (tra/collation.h).
  const std::vector<std::uint32_t>& ranks() const;

 private:
  struct Place {
    std::uint32_t segment, ordinal;
  };
  std::vector<const format::KeywordColumn*> columns_;  // by segment; null when no document has a value
  // Empty when only one segment has values: its ordinals are the numbers.
  std::vector<std::vector<std::uint32_t>> numbers_;  // by segment and ordinal
  std::vector<Place> places_;                        // by number: where the value is stored
  std::size_t only_segment_ = 0, only_values_ = 0;
  mutable std::once_flag ranked_;
  mutable std::vector<std::uint32_t> ranks_;
};

}  // namespace tra
