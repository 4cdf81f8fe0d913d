#include "search/candidates.h"
#include "search/evaluators.h"
#include "tra/format/posting_list.h"

namespace tra {

namespace {

class Conjunction {
 public:
  Conjunction(const Evaluation& evaluation, TopK& top) : evaluation_(evaluation), top_(top), scores_(kWindow) {
    for (const ScorerPtr& clause : evaluation.clauses) clauses_.push_back(clause.get());
    std::sort(clauses_.begin(), clauses_.end(), [](const Scorer* a, const Scorer* b) { return a->cost() < b->cost(); });
  }

  void run() {
    for (std::uint32_t base = 0; base < evaluation_.documents;) {
      search_window(base);
      const std::uint32_t next = base + kWindow < evaluation_.documents ? clauses_[0]->advance(base + kWindow) : evaluation_.documents;
      if (next >= evaluation_.documents) return;
      base = next / kWindow * kWindow;
    }
  }

 private:
  void search_window(std::uint32_t base) {
    const std::uint32_t last = std::min(base + kWindow, evaluation_.documents) - 1;
    bounds_.clear();
    Score rest = 0;
    for (Scorer* clause : clauses_) bounds_.push_back(clause->bound(base, last));
    for (const Score bound : bounds_) rest += bound;
    if (rest <= top_.threshold()) return;

    matches_.clear();
    rest -= bounds_[0];
    clauses_[0]->score_window(base, matches_, scores_.data(), top_.threshold() - rest);
    WindowBits accepted = matches_;
    if (evaluation_.accept != nullptr)
      for (std::uint32_t i = 0; i < kWindowWords; ++i) accepted.words[i] &= evaluation_.accept->window(base)[i];
    candidates_.clear();
    candidates_.collect(base, accepted, scores_.data(), top_.threshold() - rest);
    for (std::uint32_t i = 0; i < kWindowWords; ++i)
      if (matches_.words[i] != 0) std::fill_n(scores_.begin() + 64 * i, 64, 0);

    for (std::size_t i = 1; i < clauses_.size() && candidates_.size() > 0; ++i) {
      rest -= bounds_[i];
      candidates_.add_clause(*clauses_[i], true, top_.threshold() - rest, base, evaluation_.documents);
      candidates_.keep_above(top_.threshold() - rest);
    }
    candidates_.insert_into(top_, evaluation_.segment);
  }

  const Evaluation& evaluation_;
  TopK& top_;
  std::vector<Scorer*> clauses_;  // rarest first
  std::vector<Score> bounds_, scores_;
  WindowBits matches_;
  Candidates candidates_;
};

}  // namespace

void search_conjunction(const Evaluation& evaluation, TopK& top) {
  std::vector<TermScorer*> terms;
  for (const ScorerPtr& clause : evaluation.clauses)
    if (auto* term = dynamic_cast<TermScorer*>(clause.get())) terms.push_back(term);
  if (terms.size() == evaluation.clauses.size())
    search_terms(terms, evaluation, top);
  else
    Conjunction(evaluation, top).run();
}

}  // namespace tra
