// A conjunction of posting lists. The blocks of the shortest list are read, unless the blocks or the impacts of the
// other lists exclude their documents.
#include "search/evaluate/candidates.h"
#include "search/evaluate/evaluators.h"

namespace tra::search {

namespace {

class TermConjunction {
 public:
  TermConjunction(std::span<TermScorer* const> terms, const Evaluation& evaluation, TopK& top)
      : terms_(terms.begin(), terms.end()), evaluation_(evaluation), top_(top), bounds_(terms.size()) {
    std::sort(terms_.begin(), terms_.end(),
              [](const TermScorer* a, const TermScorer* b) { return a->cost() < b->cost(); });
  }

  void run() {
    format::PostingCursor& rarest = terms_[0]->cursor();
    for (std::uint32_t target = 0; rarest.seek_block(target);) {
      evaluation_.work.step(format::kBlockSize + terms_.size());
      const std::uint32_t from = std::max(target, rarest.block_first_possible());
      target = first_shared(from, rarest.block_last());
      if (target == from) {
        search_block(from, rarest.block_last());
        target = rarest.block_last() + 1;
      }
    }
  }

 private:
  // Returns `from` when every list has a block that may contain documents of [from, last]. Otherwise returns a later
  // document, before which no document can match.
  std::uint32_t first_shared(std::uint32_t from, std::uint32_t last) {
    for (std::size_t i = 1; i < terms_.size(); ++i) {
      format::PostingCursor& cursor = terms_[i]->cursor();
      if (!cursor.seek_block(from)) return format::kNoMoreDocuments;
      if (cursor.block_first_possible() > last) return cursor.block_first_possible();
    }
    return from;
  }

  void search_block(std::uint32_t from, std::uint32_t last) {
    Score rest = 0;
    for (std::size_t i = 1; i < terms_.size(); ++i) rest += bounds_[i] = terms_[i]->bound(from, last);
    if (terms_[0]->block_bound() + rest <= top_.threshold()) return;
    if (evaluation_.accept != nullptr && !evaluation_.accept->any(from, last)) return;
    candidates_.clear();
    candidates_.collect_block(*terms_[0], from, last, top_.threshold() - rest, evaluation_.accept);
    for (std::size_t i = 1; i < terms_.size() && candidates_.size() > 0; ++i) {
      rest -= bounds_[i];
      candidates_.add_term(*terms_[i], true, top_.threshold() - rest);
    }
    candidates_.insert_into(top_, evaluation_.segment);
  }

  std::vector<TermScorer*> terms_;  // rarest first
  const Evaluation& evaluation_;
  TopK& top_;
  std::vector<Score> bounds_;
  Candidates candidates_;
};

}  // namespace

void search_terms(std::span<TermScorer* const> terms, const Evaluation& evaluation, TopK& top) {
  TermConjunction(terms, evaluation, top).run();
}

}  // namespace tra::search
