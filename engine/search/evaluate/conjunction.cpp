// All clauses must match, of any kind: window after window, the rarest clause first.
#include "search/evaluate/candidates.h"
#include "search/evaluate/evaluators.h"
#include "tra/format/posting_list.h"

namespace tra::search {

namespace {

constexpr std::uint64_t kStepsAClause = 64;  // what a clause in a window counts as work, at least

class Conjunction {
 public:
  Conjunction(const Evaluation& evaluation, TopK& top) : evaluation_(evaluation), top_(top), scores_(kWindow) {
    for (const Clause& clause : evaluation.clauses) clauses_.push_back({clause.scorer(), clause.term(), 0});
    std::sort(clauses_.begin(), clauses_.end(),
              [](const Part& a, const Part& b) { return a.scorer->cost() < b.scorer->cost(); });
  }

  void run() {
    for (std::uint32_t base = 0; base < evaluation_.documents;) {
      search_window(base);
      const std::uint32_t next =
          base + kWindow < evaluation_.documents ? clauses_[0].scorer->advance(base + kWindow) : evaluation_.documents;
      if (next >= evaluation_.documents) return;
      base = next / kWindow * kWindow;
    }
  }

 private:
  struct Part {
    Scorer* scorer;
    TermScorer* term;  // the same, if it is one posting list
    Score bound;       // in the window
  };

  void search_window(std::uint32_t base) {
    const std::uint32_t last = std::min(base + kWindow, evaluation_.documents) - 1;
    evaluation_.work.step(kStepsAClause * clauses_.size());
    Score rest = 0;
    for (Part& clause : clauses_) rest += clause.bound = clause.scorer->bound(base, last);
    if (rest <= top_.threshold()) return;

    rest -= clauses_[0].bound;
    candidates_.clear();
    const Score least = top_.threshold() - rest;
    if (clauses_[0].term != nullptr) {
      candidates_.collect_blocks(*clauses_[0].term, base, last, least, evaluation_.accept);
    } else {
      matches_.clear();
      clauses_[0].scorer->score_window(base, matches_, scores_.data(), least);
      candidates_.collect(base, matches_, scores_.data(), least, evaluation_.accept);
    }
    for (std::size_t i = 1; i < clauses_.size() && candidates_.size() > 0; ++i) {
      evaluation_.work.step(candidates_.size());
      rest -= clauses_[i].bound;
      if (clauses_[i].term != nullptr)
        candidates_.add_term(*clauses_[i].term, true, top_.threshold() - rest);
      else
        candidates_.add_clause(*clauses_[i].scorer, true, top_.threshold() - rest, base, evaluation_.documents);
      candidates_.keep_above(top_.threshold() - rest);
    }
    candidates_.insert_into(top_, evaluation_.segment);
  }

  const Evaluation& evaluation_;
  TopK& top_;
  std::vector<Part> clauses_;  // rarest first
  std::vector<Score> scores_;  // of a window, zero between windows
  WindowBits matches_;
  Candidates candidates_;
};

}  // namespace

void search_conjunction(const Evaluation& evaluation, TopK& top) { Conjunction(evaluation, top).run(); }

}  // namespace tra::search
