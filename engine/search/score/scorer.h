// The interface of a clause in one segment: the documents that match the clause, and their scores.
//
// Evaluators process either one window at a time, or single documents together with bounds of document ranges.
// Documents and windows must be passed in ascending order. A scorer must be used by one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/score/bits.h"
#include "search/score/bm25.h"

namespace tra::search {

inline constexpr Score kNoMatch = -1;
// Scorer::matches_per_look_up() of posting lists, whose look-up decodes a block and searches it.
inline constexpr std::uint32_t kMatchesPerLookUp = 6;

class Scorer {
 public:
  virtual ~Scorer() = default;

  // Returns an upper bound of the number of matches, and an estimate for ranges. The number must influence only which
  // algorithm runs, never its result.
  virtual std::uint32_t cost() const = 0;

  // Returns how many matches score_window() scores in the time that score_at() takes for one document. Returns 0 when
  // score_window() is not faster, as for phrases, which always read positions.
  virtual std::uint32_t matches_per_look_up() const { return 0; }

  // --- evaluation of a window ---
  // Sets the bits of the matches in [base, base + kWindow).
  virtual void match_window(std::uint32_t base, WindowBits& matches) = 0;
  // Also adds the score of each match to scores[document - base]. A match that scores at most `least` may be omitted or
  // get a lower score.
  virtual void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least = kNoMatch) = 0;

  // Clears the bits of documents in [base, base + kWindow) that do not match. For one window, either keep_window() or
  // one of match_window() and score_window() may be called.
  virtual void keep_window(std::uint32_t base, WindowBits& documents) {
    WindowBits matches;
    matches.clear();
    match_window(base, matches);
    documents.intersect(matches);
  }
  // Matching and scoring of a window in two steps, for scorers whose scores_kept() returns true. keep_ahead() does the
  // same as keep_window(). score_kept() then adds the scores of documents of the same window; all of them must match.
  virtual bool scores_kept() const { return false; }
  virtual void keep_ahead(std::uint32_t /*base*/, WindowBits& /*documents*/) {}
  virtual void score_kept(std::uint32_t /*base*/, const WindowBits& /*documents*/, Score* /*scores*/) {}
  // Returns whether a single document costs much more than its part of a posting list, as for phrases. Such clauses are
  // evaluated last, for the documents that the other clauses have left.
  virtual bool reads_positions() const { return false; }

  // --- evaluation of documents ---
  // Returns an upper bound of the scores of documents in [from, to]. Ranges must ascend.
  virtual Score bound(std::uint32_t from, std::uint32_t to) = 0;
  // Returns the score of a document, or kNoMatch when it does not match. May also return kNoMatch when the score is at
  // most `least`.
  virtual Score score_at(std::uint32_t document, Score least = kNoMatch) = 0;
  // Returns the first match at or after `document`, or format::kNoMoreDocuments.
  virtual std::uint32_t advance(std::uint32_t document) = 0;
};

using ScorerPtr = std::unique_ptr<Scorer>;

}  // namespace tra::search
