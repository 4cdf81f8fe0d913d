// Documents of a window that may still reach the top, with what they score so far.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "search/evaluate/accepted.h"
#include "search/evaluate/top_k.h"
#include "search/score/term_scorer.h"

namespace tra::search {

class Candidates {
 public:
  Candidates()
      : documents_(std::make_unique_for_overwrite<std::uint32_t[]>(kRoom)),
        scores_(std::make_unique_for_overwrite<Score[]>(kRoom)) {}

  void clear() noexcept { size_ = 0; }
  std::size_t size() const noexcept { return size_; }

  // Takes the documents of a window whose bits are set, with a score of zero.
  void take(std::uint32_t base, const std::uint64_t* words);
  // Takes documents in ascending order, with a score of zero; at most those of a window.
  void take(std::span<const std::uint32_t> documents);
  // Takes the matches of a window that are accepted and score above `least`; sets the scores of all matches to zero.
  // `accept`: the accepted documents of the window; null: all.
  void collect(std::uint32_t base, const WindowBits& matches, Score* scores, Score least, const std::uint64_t* accept);
  // Takes the documents of a term's blocks in the window from `base` to `last` that are accepted (`accept` null: all)
  // and score above `least`.
  void collect_blocks(TermScorer& term, std::uint32_t base, std::uint32_t last, Score least, Accepted* accept) {
    for_blocks(term.cursor(), base, [&] { collect_block(term, base, last, least, accept); });
  }
  // Takes such documents of a term's current block in [from, to], if the block's impacts reach that.
  void collect_block(TermScorer& term, std::uint32_t from, std::uint32_t to, Score least, Accepted* accept);
  // Drops those whose score cannot come above `least`.
  void keep_above(Score least);
  // Adds a clause's scores; `required` drops those it does not match. Scores that stay at or below `least` may be too
  // low. All candidates lie in the window at `base` of a segment of so many documents.
  void add_clause(Scorer& clause, bool required, Score least, std::uint32_t base, std::uint32_t documents);
  // The same for one posting list, block by block; drops candidates that stay at or below `least`.
  void add_term(TermScorer& term, bool required, Score least);
  void insert_into(TopK& top, std::uint32_t segment) const {
    for (std::size_t i = 0; i < size_; ++i) top.insert(scores_[i], {segment, documents_[i]});
  }
  void raise_in(TopK& top, std::uint32_t segment) const {
    for (std::size_t i = 0; i < size_; ++i) top.raise(scores_[i], {segment, documents_[i]});
  }

 private:
  std::size_t add_block(TermScorer& term, bool required, std::size_t begin, std::size_t end);
  std::size_t add_few(TermScorer& term, bool required, std::size_t begin, std::size_t end);
  void add_by_document(Scorer& clause, bool required, Score least);
  void add_by_window(Scorer& clause, bool required, Score least, std::uint32_t base);

  static constexpr std::size_t kRoom = kWindow + 64;  // kernels write a little more than they find
  std::unique_ptr<std::uint32_t[]> documents_;
  std::unique_ptr<Score[]> scores_;
  std::size_t size_ = 0;
  std::vector<Score> window_scores_;  // zero between calls
};

}  // namespace tra::search
