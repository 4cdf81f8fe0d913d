#include "search/evaluate/second_pass.h"

#include <optional>

#include "search/evaluate/evidence_rescoring.h"
#include "search/evaluate/run_rescoring.h"

namespace tra::search {

namespace {

// Computes the additional scores of documents in one segment, which must be passed in ascending order.
class SegmentRescorer {
 public:
  SegmentRescorer(const QueryPlan& plan, const Segment& segment, std::uint32_t number) : evidence_(plan, segment) {
    for (const WordRun& run : plan.runs()) runs_.emplace_back(plan, segment, number, run);
  }

  Score score(std::uint32_t document) {
    Score sum = 0;
    for (RunScorer& run : runs_) {
      run.look_at(document);
      for (std::size_t i = 0; i < run.words(); ++i) sum += run.pair_score(i) + run.opening_score(i);
    }
    evidence_.score(document, [&](const PlannedEvidence&, Score score) { sum += score; });
    return sum;
  }

 private:
  EvidenceScorer evidence_;
  std::vector<RunScorer> runs_;
};

}  // namespace

std::size_t rescored_documents(const QueryPlan& plan) {
  constexpr std::size_t kRescored = 20;
  return plan.runs().empty() && plan.evidence().empty() ? 0 : kRescored;
}

void rescore(const QueryPlan& plan, const Snapshot::Impl& snapshot, std::vector<ScoredDocument>& ranked) {
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), rescored_documents(plan)));
  std::sort(ranked.begin(), end,
            [](const ScoredDocument& a, const ScoredDocument& b) { return a.address < b.address; });
  std::optional<SegmentRescorer> rescorer;
  for (auto document = ranked.begin(); document != end; ++document) {
    const auto [segment, number] = document->address;
    if (document == ranked.begin() || segment != (document - 1)->address.segment)
      rescorer.emplace(plan, *snapshot.segments[segment], segment);
    document->score += rescorer->score(number);
  }
  std::sort(ranked.begin(), end);
}

}  // namespace tra::search
