#include "search/candidates.h"
#include "search/evaluators.h"

namespace tra {

namespace {

struct Clause {
  Scorer* scorer;
  TermScorer* term;  // the same, if it is one posting list
  Score bound;       // in the window
};

class Disjunction {
 public:
  Disjunction(const Evaluation& evaluation, TopK& top) : evaluation_(evaluation), top_(top), scores_(kWindow) {
    for (const ScorerPtr& clause : evaluation.clauses) clauses_.push_back({clause.get(), dynamic_cast<TermScorer*>(clause.get()), 0});
  }

  void run() {
    for (std::uint32_t base = 0; base < evaluation_.documents; base += kWindow) search_window(base);
  }

 private:
  void search_window(std::uint32_t base) {
    const std::uint32_t last = std::min(base + kWindow, evaluation_.documents) - 1;
    for (Clause& clause : clauses_) clause.bound = clause.scorer->bound(base, last);
    std::sort(clauses_.begin(), clauses_.end(), [](const Clause& a, const Clause& b) { return a.bound < b.bound; });

    // Documents that hold only the clauses before `essential` cannot enter the top.
    std::size_t essential = 0;
    Score optional_bound = 0;
    while (essential < clauses_.size() && optional_bound + clauses_[essential].bound <= top_.threshold())
      optional_bound += clauses_[essential++].bound;
    if (essential == clauses_.size()) return;

    candidates_.clear();
    const Score least = top_.threshold() - optional_bound;
    if (essential + 1 == clauses_.size() && clauses_[essential].term != nullptr)
      collect_from_blocks(*clauses_[essential].term, base, last, least);
    else
      collect_from_window(essential, base, least);

    for (std::size_t i = essential; i-- > 0;) {
      candidates_.keep_above(top_.threshold() - optional_bound);
      if (candidates_.size() == 0) return;
      optional_bound -= clauses_[i].bound;
      candidates_.add_clause(*clauses_[i].scorer, false, top_.threshold() - optional_bound, base, evaluation_.documents);
    }
    candidates_.insert_into(top_, evaluation_.segment);
  }

  // One list alone: its blocks are looked at one by one.
  void collect_from_blocks(TermScorer& term, std::uint32_t base, std::uint32_t last, Score least) {
    format::PostingCursor& cursor = term.cursor();
    for (std::uint32_t target = base; cursor.seek_block(target) && cursor.block_first_possible() <= last; target = cursor.block_last() + 1) {
      candidates_.collect_block(term, base, last, least, evaluation_.accept);
      if (cursor.block_last() >= last) return;
    }
  }

  // Several clauses: their scores are added up over the window first.
  void collect_from_window(std::size_t essential, std::uint32_t base, Score least) {
    matches_.clear();
    for (std::size_t i = essential; i < clauses_.size(); ++i) clauses_[i].scorer->score_window(base, matches_, scores_.data());
    WindowBits accepted = matches_;
    if (evaluation_.accept != nullptr)
      for (std::uint32_t i = 0; i < kWindowWords; ++i) accepted.words[i] &= evaluation_.accept->window(base)[i];
    candidates_.collect(base, accepted, scores_.data(), least);
    for (std::uint32_t i = 0; i < kWindowWords; ++i)
      if (matches_.words[i] != 0) std::fill_n(scores_.begin() + 64 * i, 64, 0);
  }

  const Evaluation& evaluation_;
  TopK& top_;
  std::vector<Clause> clauses_;
  std::vector<Score> scores_;  // of a window, zero between windows
  WindowBits matches_;
  Candidates candidates_;
};

}  // namespace

void search_disjunction(const Evaluation& evaluation, TopK& top) { Disjunction(evaluation, top).run(); }

}  // namespace tra
