#include "search/evaluate/run_rescoring.h"

namespace tra::search {

RunScorer::RunScorer(const QueryPlan& plan, const Segment& segment, std::uint32_t number, const WordRun& run)
    : plan_(&plan), segment_(&segment), run_(&run), positions_(run.words.size()) {
  for (const PlannedWord& word : run.words) {
    plan.work().step(word.lists[number].size() + 1);
    WordPositions& positions = words_.emplace_back();
    std::vector<double>& factors = factors_.emplace_back();
    for (const PlannedWord::List& list : word.lists[number]) {
      const std::uint32_t factor = word.variants[list.variant].factor;
      if (factor < kLeastInPair) continue;
      positions.add(segment, list.list);
      factors.push_back(static_cast<double>(factor) / kFrequencyUnit);
    }
  }
}

void RunScorer::look_at(std::uint32_t document) {
  document_ = document;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    positions_[i] = {};
    if (words_[i].advance(document) == document) positions_[i] = words_[i].positions(document);
    plan_->work().step(1 + positions_[i].size());
  }
}

Score RunScorer::pair_score(std::size_t i) {
  if (i + 1 >= words_.size() || run_->weights[i] <= 0) return 0;
  if (positions_[i].empty() || positions_[i + 1].empty()) return 0;
  const PhraseWord pair[] = {{0, positions_[i]}, {1, positions_[i + 1]}};
  const std::uint32_t times = count_exact(pair, places_, plan_->work());
  if (times == 0) return 0;
  const auto weight = static_cast<float>(run_->weights[i] * plan_->scale());
  return plan_->bm25().score(weight, times * kFrequencyUnit, segment_->columns().norms()[document_]);
}

Score RunScorer::opening_score(std::size_t i) const {
  if (positions_[i].empty()) return 0;
  double best = 0;
  for (std::size_t variant = 0; variant < factors_[i].size(); ++variant)
    if (const std::uint32_t first = words_[i].firsts[variant]; first != WordPositions::kNowhere)
      best = std::max(best, factors_[i][variant] * kOpening / (kOpening + static_cast<double>(first)));
  return static_cast<Score>(run_->opening[i] * best * plan_->scale());
}

}  // namespace tra::search
