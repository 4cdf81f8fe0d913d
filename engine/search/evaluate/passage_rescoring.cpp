#include "search/evaluate/passage_rescoring.h"

#include <algorithm>

namespace tra::search {

namespace {

// The passages that are told apart, which bounds the memory for a document. Further positions count as in the last one.
constexpr std::uint32_t kMostPassages = 1 << 16;

}  // namespace

void PassageScorer::add(double weight, std::span<const std::uint32_t> positions) {
  plan_.work().step(positions.size());
  if (positions.empty()) return;
  const auto half_of = [](std::uint32_t position) { return std::min(position / kHalfPassage, kMostPassages - 2); };
  if (const std::size_t passages = half_of(positions.back()) + 2; sums_.size() < passages) sums_.resize(passages);
  std::size_t added = 0;  // passages before this one have the weight already
  for (const std::uint32_t position : positions) {
    // Every position is in the second half of one passage and in the first half of the next.
    const std::size_t half = half_of(position);
    for (std::size_t i = std::max(half, added); i < half + 2; ++i) sums_[i] += weight;
    added = half + 2;
  }
}

void PassageScorer::add_word(const RunScorer& run, std::size_t i) {
  if (const double weight = run.run().passage[i]; weight > 0) add(weight, run.positions(i));
}

void PassageScorer::add_pair(const RunScorer& run, std::size_t i) {
  const double weight = run.run().pairs_in_passage[i];
  if (!(weight > 0)) return;
  const auto first = run.positions(i), second = run.positions(i + 1);
  plan_.work().step(first.size() + second.size());
  pairs_.clear();
  for (std::size_t a = 0, b = 0; a < first.size() && b < second.size();) {
    if (first[a] + 1 == second[b]) pairs_.push_back(second[b]);
    if (first[a] < second[b])
      ++a;
    else
      ++b;
  }
  add(weight, pairs_);
}

Score PassageScorer::score() const {
  return sums_.empty() ? 0 : static_cast<Score>(*std::max_element(sums_.begin(), sums_.end()) * plan_.scale());
}

std::uint32_t PassageScorer::best() const {
  const auto best = std::max_element(sums_.begin(), sums_.end()) - sums_.begin();
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(best, 1) - 1) * kHalfPassage;
}

}  // namespace tra::search
