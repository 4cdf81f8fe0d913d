// Documents of a window that may still become hits, with the sum of the scores added so far.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "search/evaluate/accepted.h"
#include "search/evaluate/top_k.h"
#include "search/score/group_scorer.h"
#include "search/score/term_scorer.h"

namespace tra::search {

class Candidates {
 public:
  Candidates()
      : documents_(std::make_unique_for_overwrite<std::uint32_t[]>(kRoom)),
        scores_(std::make_unique_for_overwrite<Score[]>(kRoom)) {}

  void clear() noexcept { size_ = 0; }
  std::size_t size() const noexcept { return size_; }

  // Adds the documents of a window whose bits are set, with a score of zero.
  void take(std::uint32_t base, const std::uint64_t* words);
  // Adds documents with a score of zero. They must ascend and belong to one window.
  void take(std::span<const std::uint32_t> documents);
  // Adds the matches of a window that are accepted and score above `least`, and sets the scores of all matches to zero.
  // `accept` has the accepted documents of the window, or is null when all are accepted.
  void collect(std::uint32_t base, const WindowBits& matches, Score* scores, Score least, const std::uint64_t* accept);
  // Adds the documents of a posting list in [base, last] that are accepted and score above `least`. [base, last] must
  // be in one window. When `accept` is null, all documents are accepted.
  void collect_blocks(TermScorer& term, std::uint32_t base, std::uint32_t last, Score least, Accepted* accept) {
    for_blocks(term.cursor(), base, [&] { collect_block(term, base, last, least, accept); });
  }
  // The same for the current block of the list and documents in [from, to]. Does nothing when the bound of the block is
  // at most `least`.
  void collect_block(TermScorer& term, std::uint32_t from, std::uint32_t to, Score least, Accepted* accept);
  // Drops candidates whose score is at most `least`.
  void keep_above(Score least);
  // Adds the scores of a clause. Drops candidates that do not match when `required` is true. A resulting score that is
  // at most `least` may be too low. All candidates must be in the window at `base`. `documents` is the number of
  // documents in the segment.
  void add_clause(Scorer& clause, bool required, Score least, std::uint32_t base, std::uint32_t documents);
  // The same for the variants of a word. Lists are searched for the candidates when these are few.
  void add_group(GroupScorer& group, bool required, Score least, std::uint32_t base, std::uint32_t documents);
  // The same for a posting list, block by block. Drops candidates that cannot score above `least`.
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

  static constexpr std::size_t kRoom = kWindow + 64;  // kernels write up to 16 elements behind their result
  std::unique_ptr<std::uint32_t[]> documents_;
  std::unique_ptr<Score[]> scores_;
  std::size_t size_ = 0;
  std::vector<Score> window_scores_;  // all zero between calls
  std::vector<std::uint32_t> units_;  // of each candidate in a group
};

}  // namespace tra::search
