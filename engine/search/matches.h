// All documents that match a query, without scores. Used for totals, facets, and hits sorted by a field.
#pragma once

#include <optional>
#include <vector>

#include "search/plan/query_plan.h"
#include "search/request_filters.h"
#include "tra/searcher.h"

namespace tra::search {

class Matches {
 public:
  Matches(const Snapshot::Impl& snapshot, const RequestFilters& filters);
  // Finds the matches, one segment at a time.
  void find(const QueryPlan& plan);

  std::uint64_t total() const;
  // Counts the values of a facet. Filters on the facet's own field are not applied.
  FacetResult count(const FacetRequest& facet) const;
  // The matches of a segment that pass the filters, except filters on the field `except`.
  DocumentBits filtered(std::size_t segment, std::optional<FieldId> except = {}) const;

 private:
  const Snapshot::Impl& snapshot_;
  const RequestFilters& filters_;
  std::vector<DocumentBits> live_;  // live matches of each segment, before filters
};

}  // namespace tra::search
