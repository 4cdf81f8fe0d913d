#include "search/evaluate/pair_rescoring.h"

#include "search/score/phrase_match.h"
#include "search/score/word_positions.h"

namespace tra::search {

namespace {

// A run of words in one segment. Documents ascend.
class RunScorer {
 public:
  RunScorer(const QueryPlan& plan, const Segment& segment, std::uint32_t number, const WordRun& run)
      : plan_(plan), segment_(segment), run_(run) {
    for (const PlannedWord& word : run.words) {
      plan.work().step(word.lists[number].size() + 1);
      WordPositions& positions = words_.emplace_back();
      for (const PlannedWord::List& list : word.lists[number])
        if (word.variants[list.variant].factor >= kLeastInPair) positions.add(segment, list.list);
    }
  }

  // Calls found(i, score) for the pairs of the words i and i + 1 that stand in the document.
  template <class Found>
  void score(std::uint32_t document, const Found& found) {
    bool here = words_[0].advance(document) == document;
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      plan_.work().step(1);
      const bool before = here;
      here = words_[i + 1].advance(document) == document;
      if (!before || !here || run_.weights[i] <= 0) continue;
      const PhraseWord pair[] = {{0, words_[i].positions(document)}, {1, words_[i + 1].positions(document)}};
      plan_.work().step(pair[0].positions.size() + pair[1].positions.size());
      const std::uint32_t times = count_exact(pair, places_, plan_.work());
      if (times == 0) continue;
      const auto weight = static_cast<float>(run_.weights[i] * plan_.scale());
      found(i, plan_.bm25().score(weight, times * kFrequencyUnit, segment_.columns().norms()[document]));
    }
  }

 private:
  const QueryPlan& plan_;
  const Segment& segment_;
  const WordRun& run_;
  std::vector<WordPositions> words_;
  std::vector<std::size_t> places_;
};

}  // namespace

std::size_t rescored_documents(const QueryPlan& plan) {
  constexpr std::size_t kRescored = 20;
  return plan.runs().empty() ? 0 : kRescored;
}

void rescore_pairs(const QueryPlan& plan, const Snapshot::Impl& snapshot, std::vector<ScoredDocument>& ranked) {
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), rescored_documents(plan)));
  std::sort(ranked.begin(), end,
            [](const ScoredDocument& a, const ScoredDocument& b) { return a.address < b.address; });
  std::vector<RunScorer> runs;
  for (auto document = ranked.begin(); document != end; ++document) {
    const auto [segment, number] = document->address;
    if (document == ranked.begin() || segment != (document - 1)->address.segment) {
      runs.clear();
      for (const WordRun& run : plan.runs()) runs.emplace_back(plan, *snapshot.segments[segment], segment, run);
    }
    for (RunScorer& run : runs) run.score(number, [&](std::size_t, Score score) { document->score += score; });
  }
  std::sort(ranked.begin(), end);
}

std::vector<PairScore> pair_scores(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address) {
  std::vector<PairScore> scores;
  for (const WordRun& run : plan.runs())
    RunScorer(plan, *snapshot.segments[address.segment], address.segment, run)
        .score(address.document, [&](std::size_t i, Score score) {
          scores.push_back({run.words[i].text + " " + run.words[i + 1].text, run.weights[i], score});
        });
  return scores;
}

}  // namespace tra::search
