// The documents that recent filters left, because people ask several questions of one country or year.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tra/schema.h"

namespace tra {

// Thread-safe. When more than `budget` bytes are kept, those that were not asked for the longest are dropped.
class FilterCache {
 public:
  // For each segment, a bit for each document that has one of the values in the field.
  using Documents = std::vector<std::vector<std::uint64_t>>;

  explicit FilterCache(std::size_t budget = 16 << 20) : budget_(budget) {}

  // Returns null when the filter is not kept.
  std::shared_ptr<const Documents> find(FieldId field, const std::vector<std::string>& values);
  // A filter that would take more than half of the budget is not kept.
  void keep(FieldId field, const std::vector<std::string>& values, std::shared_ptr<const Documents> documents) noexcept;

 private:
  struct Entry {
    FieldId field;
    std::vector<std::string> values;
    std::shared_ptr<const Documents> documents;
    std::size_t bytes;
  };
  std::list<Entry>::iterator place_of(FieldId field, const std::vector<std::string>& values);

  const std::size_t budget_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the last one asked for first
  std::size_t bytes_ = 0;
};

}  // namespace tra
