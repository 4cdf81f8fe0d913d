// All documents that a query matches, without scores: for totals, facets and hits in the order of a field.
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
  // Fills in the matches, segment after segment.
  void find(const QueryPlan& plan);

  std::uint64_t total() const;
  // How often each value occurs; the filters of the counted field itself do not count.
  FacetResult count(const FacetRequest& facet) const;
  // Those of a segment that pass the filters, but for the filters of one field.
  DocumentBits filtered(std::size_t segment, std::optional<FieldId> except = {}) const;

 private:
  const Snapshot::Impl& snapshot_;
  const RequestFilters& filters_;
  std::vector<DocumentBits> live_;  // live matches by segment, filters not applied
};

}  // namespace tra::search
