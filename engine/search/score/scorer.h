// A clause of a query in one segment: which documents match it and what they score.
//
// Two ways of asking, used by different evaluators: a window at a time, or document by document with shallow bounds.
// Documents and windows are asked for in rising order only. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/score/bits.h"
#include "search/score/bm25.h"

namespace tra {

inline constexpr Score kNoMatch = -1;

class Scorer {
 public:
  virtual ~Scorer() = default;

  // At most this many documents match.
  virtual std::uint32_t cost() const = 0;

  // So many matches are scored in a row, by score_window(), in about the time that score_at() takes for one document; 0
  // where that is no faster, as with look-ups of positions.
  virtual std::uint32_t matches_per_look_up() const { return 0; }

  // --- a window ---
  // Sets the bits of the matches in [base, base + kWindow).
  virtual void match_window(std::uint32_t base, WindowBits& matches) = 0;
  // Also adds their scores to scores[document - base]. Matches that score at most `least` may be left out
  // or score too little.
  virtual void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least = kNoMatch) = 0;

  // --- documents ---
  // No document in [from, to] scores more. Ranges rise.
  virtual Score bound(std::uint32_t from, std::uint32_t to) = 0;
  // The score of a document, or kNoMatch; also kNoMatch, at the scorer's choice, when the score is at most `least`.
  virtual Score score_at(std::uint32_t document, Score least = kNoMatch) = 0;
  // The first match at or after a document, or format::kNoMoreDocuments.
  virtual std::uint32_t advance(std::uint32_t document) = 0;
};

using ScorerPtr = std::unique_ptr<Scorer>;

}  // namespace tra
