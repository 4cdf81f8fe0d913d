#include "search/evaluate/second_pass.h"

#include <algorithm>

#include "search/evaluate/evidence_rescoring.h"
#include "search/evaluate/passage_rescoring.h"
#include "search/evaluate/run_rescoring.h"

namespace tra::search {

namespace {

// Computes the additional scores of documents in one segment, which must be passed in ascending order.
class SegmentRescorer {
 public:
  SegmentRescorer(const QueryPlan& plan, const Segment& segment, std::uint32_t number)
      : evidence_(plan, segment), passages_(plan) {
    for (const WordRun& run : plan.runs()) runs_.emplace_back(plan, segment, number, run);
  }

  Score score(std::uint32_t document) {
    Score sum = 0;
    passages_.begin();
    for (RunScorer& run : runs_) {
      run.look_at(document);
      for (std::size_t i = 0; i < run.words(); ++i) {
        const Score pair = run.pair_score(i);
        sum += pair + run.opening_score(i);
        passages_.add_word(run, i);
        if (pair > 0) passages_.add_pair(run, i);
      }
    }
    sum += passages_.score();
    evidence_.score(document, [&](const PlannedEvidence&, Score score) { sum += score; });
    return sum;
  }

 private:
  EvidenceScorer evidence_;
  PassageScorer passages_;
  std::vector<RunScorer> runs_;
};

}  // namespace

std::size_t rescored_documents(const QueryPlan& plan) {
  constexpr std::size_t kRescored = 20;
  return plan.runs().empty() && plan.evidence().empty() ? 0 : kRescored;
}

void rescore(const QueryPlan& plan, const Snapshot::Impl& snapshot, const ForParts& for_parts,
             std::vector<ScoredDocument>& ranked) {
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), rescored_documents(plan)));
  std::vector<ScoredDocument> again(ranked.begin(), end);
  std::sort(again.begin(), again.end(),
            [](const ScoredDocument& a, const ScoredDocument& b) { return a.address < b.address; });
  std::vector<std::size_t> begins;  // of the documents of a segment, and the end
  for (std::size_t i = 0; i < again.size(); ++i)
    if (i == 0 || again[i].address.segment != again[i - 1].address.segment) begins.push_back(i);
  begins.push_back(again.size());
  for_parts(static_cast<std::uint32_t>(begins.size() - 1), [&](const QueryPlan& of_thread, std::uint32_t part) {
    const std::uint32_t segment = again[begins[part]].address.segment;
    SegmentRescorer rescorer(of_thread, *snapshot.segments[segment], segment);
    for (std::size_t i = begins[part]; i < begins[part + 1]; ++i)
      again[i].score += rescorer.score(again[i].address.document);
  });
  std::sort(again.begin(), again.end());
  std::copy(again.begin(), again.end(), ranked.begin());
}

}  // namespace tra::search
