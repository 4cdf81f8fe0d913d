#include "search/matches.h"

#include "search/filters.h"

namespace tra::search {

Matches::Matches(const Snapshot::Impl& snapshot, const RequestFilters& filters)
    : snapshot_(snapshot), filters_(filters) {
  for (const auto& segment : snapshot.segments) live_.emplace_back(segment->documents());
}

void Matches::find(const QueryPlan& plan, std::size_t number) {
  const Segment& segment = *snapshot_.segments[number];
  const ScorerPtr scorer = plan.scorer(number);
  if (scorer == nullptr) return;
  const DocumentBits live = live_matches(segment);
  for (std::uint32_t base = 0; base < segment.documents(); base += kWindow) {
    WindowBits window;
    window.clear();
    plan.work().step(kWindow);
    scorer->match_window(base, window);
    for (std::uint32_t word = 0; word < kWindowWords; ++word)
      live_[number].window(base)[word] = window.words[word] & live.window(base)[word];
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

}  // namespace tra::search
