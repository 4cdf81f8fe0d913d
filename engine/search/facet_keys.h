// What the documents of a segment are counted by for one facet, as numbers: the numbers of keyword values, the values
// of a number field, the first days of calendar steps, the places of ranges.
#pragma once

#include <span>
#include <vector>

#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

// A facet that was asked for, with what its field is. Error(invalid_argument) where the field is not known, or is of a
// type that has no steps or ranges.
struct Facet {
  Facet(const Snapshot::Impl& snapshot, const FacetRequest& request);
  bool is_keyword() const noexcept { return values != nullptr; }

  const FacetRequest& request;
  FieldId field;
  FieldType type;
  const KeywordValues* values = nullptr;  // of a keyword field
};

class FacetKeys {
 public:
  FacetKeys(const Snapshot::Impl& snapshot, const Facet& facet, std::size_t segment);
  // Each key once; valid until the next call.
  std::span<const std::int64_t> of(std::uint32_t document);

 private:
  void add_keywords(std::uint32_t document);
  void add_numbers(std::uint32_t document);
  void add_number(std::int64_t value);

  const Facet& facet_;
  std::size_t segment_;
  const format::KeywordColumn* keyword_ = nullptr;  // null where no document of the segment has a value
  const format::IntegerColumn* integer_ = nullptr;
  std::vector<std::int64_t> keys_;
};

}  // namespace tra::search
