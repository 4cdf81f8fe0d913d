// The values of a keyword field over all segments of a snapshot, each with one number: what a value is counted by and
// put in order by, so that its text is only read where it is shown.
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
  // Merges the sorted dictionaries of the segments: O(values * log segments).
  KeywordValues(const std::vector<std::shared_ptr<const Segment>>& segments, FieldId field);

  std::size_t size() const noexcept { return places_.empty() ? only_values_ : places_.size(); }
  // Numbers are by ascending byte order of the values.
  std::string_view value(std::size_t number) const;
  // The number of what a segment calls `ordinal`.
  std::uint32_t number(std::size_t segment, std::uint32_t ordinal) const {
    return numbers_.empty() ? ordinal : numbers_[segment][ordinal];
  }
  // The place of each value, by its number, in Vietnamese order (tra/collation.h).
  const std::vector<std::uint32_t>& ranks() const;

 private:
  struct Place {
    std::uint32_t segment, ordinal;
  };
  std::vector<const format::KeywordColumn*> columns_;  // by segment; null where no document has a value
  // Empty where one segment alone has values: its ordinals are the numbers.
  std::vector<std::vector<std::uint32_t>> numbers_;  // by segment and ordinal
  std::vector<Place> places_;                        // by number: where the value is written
  std::size_t only_segment_ = 0, only_values_ = 0;
  mutable std::once_flag ranked_;
  mutable std::vector<std::uint32_t> ranks_;
};

}  // namespace tra
