// All documents that a query matches, without scores: for totals, facets and hits in the order of a field.
#pragma once

#include <optional>
#include <vector>

#include "search/plan/query_plan.h"
#include "search/request_filters.h"

namespace tra::search {

class Matches {
 public:
  Matches(const Snapshot::Impl& snapshot, const RequestFilters& filters);
  // Fills in the matches of a segment. Different segments may be filled in by different threads.
  void find(const QueryPlan& plan, std::size_t segment);

  std::uint64_t total() const;
  // Those of a segment that pass the filters, but for the filters of one field.
  DocumentBits filtered(std::size_t segment, std::optional<FieldId> except = {}) const;

 private:
  const Snapshot::Impl& snapshot_;
  const RequestFilters& filters_;
  std::vector<DocumentBits> live_;  // live matches by segment, filters not applied
};

}  // namespace tra::search
