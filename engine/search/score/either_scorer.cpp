#include "search/score/either_scorer.h"

#include <algorithm>

#include "tra/format/posting_list.h"

namespace tra::search {

namespace {}  // namespace

EitherScorer::EitherScorer(std::vector<ScorerPtr> ways, std::uint32_t documents, Work& work)
    : ways_(std::move(ways)), work_(work) {
  std::uint64_t sum = 0;
  for (const ScorerPtr& way : ways_) sum += way->cost();
  cost_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, documents));
}

void EitherScorer::match_window(std::uint32_t base, WindowBits& matches) {
  for (const ScorerPtr& way : ways_) {
    work_.step(kStepsAWindow);
    way->match_window(base, matches);
  }
}

void EitherScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least) {
  best_.resize(kWindow);
  of_way_.resize(kWindow);
  WindowBits all;
  all.clear();
  for (const ScorerPtr& way : ways_) {
    WindowBits mine;
    mine.clear();
    work_.step(kStepsAWindow);
    way->score_window(base, mine, of_way_.data(), least);
    for (std::uint32_t word = 0; word < kWindowWords; ++word) {
      if (mine.words[word] == 0) continue;
      all.words[word] |= mine.words[word];
      for (std::uint32_t i = 64 * word; i < 64 * (word + 1); ++i) {
        best_[i] = std::max(best_[i], of_way_[i]);
        of_way_[i] = 0;
      }
    }
  }
  for (std::uint32_t word = 0; word < kWindowWords; ++word) {
    if (all.words[word] == 0) continue;
    matches.words[word] |= all.words[word];
    for (std::uint32_t i = 64 * word; i < 64 * (word + 1); ++i) {
      scores[i] += best_[i];
      best_[i] = 0;
    }
  }
}

Score EitherScorer::bound(std::uint32_t from, std::uint32_t to) {
  Score most = 0;
  for (const ScorerPtr& way : ways_) most = std::max(most, way->bound(from, to));
  return most;
}

Score EitherScorer::score_at(std::uint32_t document, Score least) {
  Score best = kNoMatch;
  for (const ScorerPtr& way : ways_) best = std::max(best, way->score_at(document, std::max(least, best)));
  return best;
}

std::uint32_t EitherScorer::advance(std::uint32_t document) {
  std::uint32_t first = format::kNoMoreDocuments;
  for (const ScorerPtr& way : ways_) first = std::min(first, way->advance(document));
  return first;
}

}  // namespace tra::search
