// A clause of a query in one segment: which documents match it and what they score.
//
// Evaluators ask either for a window at a time, or for single documents, with bounds of ranges. Documents and windows
// must be asked for in ascending order. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/score/bits.h"
#include "search/score/bm25.h"

namespace tra::search {

inline constexpr Score kNoMatch = -1;
// Of posting lists (Scorer::matches_per_look_up): a look-up decodes a block and searches it.
inline constexpr std::uint32_t kMatchesPerLookUp = 6;

class Scorer {
 public:
  virtual ~Scorer() = default;

  // At most this many documents match, of ranges about this many: to choose ways by, never what is found.
  virtual std::uint32_t cost() const = 0;

  // How many matches score_window() scores in the time that score_at() takes for one document; 0 where score_window()
  // is not faster, as with phrases, which read positions in both.
  virtual std::uint32_t matches_per_look_up() const { return 0; }

  // --- a window ---
  // Sets the bits of the matches in [base, base + kWindow).
  virtual void match_window(std::uint32_t base, WindowBits& matches) = 0;
  // Also adds their scores to scores[document - base]. Matches that score at most `least` may be left out
  // or score too little.
  virtual void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least = kNoMatch) = 0;

  // Clears the bits of those documents in [base, base + kWindow) that do not match. Of a window either this is asked or
  // one of the others.
  virtual void keep_window(std::uint32_t base, WindowBits& documents) {
    WindowBits matches;
    matches.clear();
    match_window(base, matches);
    documents.intersect(matches);
  }
  // In two steps, where scores_kept() says so: keep_ahead() does what keep_window() does, and then score_kept() adds
  // the scores of documents of the same window, all of which match.
  virtual bool scores_kept() const { return false; }
  virtual void keep_ahead(std::uint32_t /*base*/, WindowBits& /*documents*/) {}
  virtual void score_kept(std::uint32_t /*base*/, const WindowBits& /*documents*/, Score* /*scores*/) {}
  // Whether single documents cost much more than their part of a posting list, as with phrases: such clauses are asked
  // last for what others have left.
  virtual bool reads_positions() const { return false; }

  // --- documents ---
  // No document in [from, to] scores more. Ranges ascend.
  virtual Score bound(std::uint32_t from, std::uint32_t to) = 0;
  // The score of a document, or kNoMatch; also kNoMatch, at the scorer's choice, when the score is at most `least`.
  virtual Score score_at(std::uint32_t document, Score least = kNoMatch) = 0;
  // The first match at or after a document, or format::kNoMoreDocuments.
  virtual std::uint32_t advance(std::uint32_t document) = 0;
};

using ScorerPtr = std::unique_ptr<Scorer>;

}  // namespace tra::search
