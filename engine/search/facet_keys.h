// The keys by which a facet counts the documents of a segment, as numbers: numbers of keyword values, values of a
// number field, first days of calendar steps, or indexes of ranges.
#pragma once

#include <span>
#include <vector>

#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

// A requested facet with its field. Throws Error(invalid_argument) when the field is unknown, or its type has no steps
// or ranges.
struct Facet {
  Facet(const Snapshot::Impl& snapshot, const FacetRequest& request);
  bool is_keyword() const noexcept { return values != nullptr; }

  const FacetRequest& request;
  FieldId field;
  FieldType type;
  const KeywordValues* values = nullptr;  // for a keyword field
};

class FacetKeys {
 public:
  FacetKeys(const Snapshot::Impl& snapshot, const Facet& facet, std::size_t segment);
  // The keys of a document, each once; valid until the next call.
  std::span<const std::int64_t> of(std::uint32_t document);
  // Work steps of of(): a value is compared with every range.
  std::size_t work() const noexcept { return 1 + facet_.request.ranges.size(); }

 private:
  void add_keywords(std::uint32_t document);
  void add_numbers(std::uint32_t document);
  void add_number(std::int64_t value);

  const Facet& facet_;
  std::size_t segment_;
  const format::KeywordColumn* keyword_ = nullptr;  // null when no document of the segment has a value
  const format::IntegerColumn* integer_ = nullptr;
  std::vector<std::int64_t> keys_;
};

}  // namespace tra::search
