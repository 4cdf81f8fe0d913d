#include "search/matches.h"

#include "search/facets.h"
#include "search/fields.h"
#include "search/filters.h"

namespace tra {

Matches::Matches(const QueryPlan& plan, const Snapshot::Impl& snapshot, const RequestFilters& filters)
    : snapshot_(snapshot), filters_(filters) {
  for (std::size_t i = 0; i < snapshot.segments.size(); ++i) {
    const Segment& segment = *snapshot.segments[i];
    DocumentBits& bits = live_.emplace_back(segment.documents());
    if (const ScorerPtr scorer = plan.scorer(i))
      for (std::uint32_t base = 0; base < segment.documents(); base += kWindow) {
        WindowBits window;
        window.clear();
        scorer->match_window(base, window);
        std::copy(std::begin(window.words), std::end(window.words), bits.window(base));
      }
    if (segment.live() != nullptr) bits.intersect(live_matches(segment));
  }
}

DocumentBits Matches::filtered(std::size_t segment, std::optional<FieldId> except) const {
  DocumentBits bits = live_[segment];
  filters_.apply(segment, except, bits);
  return bits;
}

std::uint64_t Matches::total() const {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < live_.size(); ++i) total += filters_.empty() ? live_[i].count() : filtered(i).count();
  return total;
}

FacetResult Matches::count(const FacetRequest& facet) const {
  const FieldId counted = keyword_field(snapshot_.schema, facet.field);
  FacetCounts counts;
  for (std::size_t i = 0; i < live_.size(); ++i)
    count_facet(*snapshot_.segments[i], counted, filtered(i, counted), counts);
  return most_frequent(facet.field, counts, facet.limit);
}

}  // namespace tra
