#include "search/candidates.h"

namespace tra {

void Candidates::collect(std::uint32_t base, const WindowBits& matches, const Score* scores, Score least) {
  for (std::uint32_t i = 0; i < kWindowWords; ++i)
    for (std::uint64_t word = matches.words[i]; word != 0; word &= word - 1) {
      const auto place = 64 * i + static_cast<std::uint32_t>(std::countr_zero(word));
      if (scores[place] > least) add(base + place, scores[place]);
    }
}

void Candidates::keep_above(Score least) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    documents_[kept] = documents_[i];
    scores_[kept] = scores_[i];
    kept += scores_[i] > least;
  }
  documents_.resize(kept);
  scores_.resize(kept);
}

void Candidates::add_clause(Scorer& clause, bool required) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const Score score = clause.score_at(documents_[i]);
    if (score == kNoMatch && required) continue;
    documents_[kept] = documents_[i];
    scores_[kept] = scores_[i] + std::max<Score>(score, 0);
    ++kept;
  }
  documents_.resize(kept);
  scores_.resize(kept);
}

}  // namespace tra
