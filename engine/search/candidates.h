// Documents of a window that may still reach the top, with what they score so far.
#pragma once

#include <vector>

#include "search/term_scorer.h"
#include "search/top_k.h"

namespace tra {

class Candidates {
 public:
  void clear() noexcept { documents_.clear(), scores_.clear(); }
  void add(std::uint32_t document, Score score) {
    documents_.push_back(document);
    scores_.push_back(score);
  }
  std::size_t size() const noexcept { return documents_.size(); }

  // Takes the set bits of a window whose score is above `least`.
  void collect(std::uint32_t base, const WindowBits& matches, const Score* scores, Score least);
  // Takes documents of a term's current block in [from, to] whose score is above `least`, if the block's impacts reach that.
  void collect_block(TermScorer& term, std::uint32_t from, std::uint32_t to, Score least, const DocumentBits* accept);
  // Drops those whose score cannot come above `least`.
  void keep_above(Score least);
  // Adds a clause's scores; `required` drops those it does not match. Scores that stay at or below `least` may be too low.
  // All candidates lie in the window at `base` of a segment of so many documents.
  void add_clause(Scorer& clause, bool required, Score least, std::uint32_t base, std::uint32_t documents);
  // The same for one posting list, block by block; drops candidates that stay at or below `least`.
  void add_term(TermScorer& term, bool required, Score least);
  void insert_into(TopK& top, std::uint32_t segment) const {
    for (std::size_t i = 0; i < documents_.size(); ++i) top.insert(scores_[i], {segment, documents_[i]});
  }
  void raise_in(TopK& top, std::uint32_t segment) const {
    for (std::size_t i = 0; i < documents_.size(); ++i) top.raise(scores_[i], {segment, documents_[i]});
  }

 private:
  std::size_t add_block(TermScorer& term, bool required, std::size_t begin, std::size_t end);
  void add_by_document(Scorer& clause, bool required, Score least);
  void add_by_window(Scorer& clause, bool required, Score least, std::uint32_t base);

  std::vector<std::uint32_t> documents_;
  std::vector<Score> scores_;
  std::vector<Score> window_scores_;  // zero between calls
};

}  // namespace tra
