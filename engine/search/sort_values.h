// The sort keys of hits: the values of up to four fields, as numbers that ascend in the requested order.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "search/score/bits.h"
#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

inline constexpr std::size_t kMostSortKeys = 4;

struct SortValue {
  std::uint8_t group = 0;   // 1 for a value; documents without one have 0 or 2 and sort before or after
  std::uint64_t order = 0;  // ascends in the requested order
  auto operator<=>(const SortValue&) const = default;
};
using SortValues = std::array<SortValue, kMostSortKeys>;

struct SortField {
  FieldId field;
  const KeywordValues* keywords;  // null for a number field
  bool descending, missing_first;
};

// The sort fields of a request; empty when hits are ordered by score. Throws Error(invalid_argument) for a field that
// cannot be sorted, and for more than four.
std::vector<SortField> sort_fields(const Snapshot::Impl& snapshot, const SearchRequest& request);

// The values of one sort field in one segment.
class SortColumn {
 public:
  SortColumn(const Snapshot::Impl& snapshot, const SortField& field, std::size_t segment);
  // The sort value of a document: the greatest of several values when descending, else the least.
  SortValue of(std::uint32_t document) const;

  // No document of the window that begins at `base` sorts before this value.
  SortValue first_in_window(std::uint32_t base) const;
  // Clears the bits of documents that sort after `last`, of a window of `count` documents; where the values have codes,
  // without reading them one by one. May leave bits of such documents.
  void keep_up_to(const SortValue& last, std::uint32_t base, std::uint32_t count, WindowBits& documents) const;

 private:
  std::optional<format::IntegerColumn::CodeRange> codes_up_to(const SortValue& last) const;
  SortValue value(std::uint64_t rising) const noexcept { return {1, field_.descending ? ~rising : rising}; }
  SortValue missing() const noexcept { return {static_cast<std::uint8_t>(field_.missing_first ? 0 : 2), 0}; }

  const SortField& field_;
  std::size_t segment_;
  const format::KeywordColumn* keyword_ = nullptr;  // null when no document of the segment has a value
  const format::IntegerColumn* integer_ = nullptr;
};

}  // namespace tra::search
