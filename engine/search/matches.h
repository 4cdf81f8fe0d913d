// All documents that match a query, without scores. Used for totals, facets, and hits sorted by a field.
#pragma once

#include <optional>
#include <vector>

#include "search/plan/query_plan.h"
#include "search/request_filters.h"

namespace tra::search {

class Matches {
 public:
  Matches(const Snapshot::Impl& snapshot, const RequestFilters& filters);
  // Finds the matches of a segment. Different threads may process different segments.
  void find(const QueryPlan& plan, std::size_t segment);

  std::uint64_t total() const;
  // The matches of a segment that pass the filters, except filters on the field `except`.
  DocumentBits filtered(std::size_t segment, std::optional<FieldId> except = {}) const;

 private:
  const Snapshot::Impl& snapshot_;
  const RequestFilters& filters_;
  std::vector<DocumentBits> live_;  // live matches of each segment, before filters
};

}  // namespace tra::search
