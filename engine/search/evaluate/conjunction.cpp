// A conjunction of clauses of any kind. In each window the rarest clause is evaluated first, and the positions of
// phrases last.
#include <tuple>

#include "search/evaluate/candidates.h"
#include "search/evaluate/evaluators.h"
#include "tra/format/posting_list.h"

namespace tra::search {

namespace {

class Conjunction {
 public:
  Conjunction(const Evaluation& evaluation, TopK& top) : evaluation_(evaluation), top_(top), scores_(kWindow) {
    for (const Clause& clause : evaluation.clauses) clauses_.push_back(part_of(clause, true));
    rarest_ = *std::min_element(clauses_.begin(), clauses_.end(),
                                [](const Part& a, const Part& b) { return a.scorer->cost() < b.scorer->cost(); });
    for (const Clause& clause : evaluation.optional) clauses_.push_back(part_of(clause, false));
    // Order of evaluation: required clauses before optional ones, phrases after other required clauses because they
    // read positions, then by ascending cost.
    const auto order = [](const Part& part) {
      return std::tuple(!part.required, part.phrase != nullptr, part.scorer->cost());
    };
    std::stable_sort(clauses_.begin(), clauses_.end(),
                     [&](const Part& a, const Part& b) { return order(a) < order(b); });
  }

  void run() {
    for (std::uint32_t base = 0; base < evaluation_.documents;) {
      search_window(base);
      if (evaluation_.documents - base <= kWindow) return;
      const std::uint32_t next = rarest_.phrase != nullptr ? rarest_.phrase->advance_above(base + kWindow, kNoMatch)
                                                           : rarest_.scorer->advance(base + kWindow);
      if (next >= evaluation_.documents) return;
      base = next / kWindow * kWindow;
    }
  }

 private:
  struct Part {
    Scorer* scorer = nullptr;
    TermScorer* term = nullptr;      // equals `scorer` when it is a posting list, otherwise null
    GroupScorer* group = nullptr;    // equals `scorer` when it is a group, otherwise null
    PhraseScorer* phrase = nullptr;  // equals `scorer` when it is a phrase, otherwise null
    bool required = true;
    Score bound = 0;  // of the current window
  };
  static Part part_of(const Clause& clause, bool required) {
    return {clause.scorer(), clause.term(), clause.group(), clause.phrase(), required, 0};
  }

  void search_window(std::uint32_t base) {
    const std::uint64_t* const accept = evaluation_.accept == nullptr ? nullptr : evaluation_.accept->window(base);
    if (evaluation_.accept != nullptr && accept == nullptr) return;
    const std::uint32_t last = std::min(base + kWindow, evaluation_.documents) - 1;
    evaluation_.work.step(kStepsAClause * clauses_.size());
    Score rest = 0;
    for (Part& clause : clauses_) rest += clause.bound = clause.scorer->bound(base, last);
    if (rest <= top_.threshold()) return;

    candidates_.clear();
    std::size_t begin = 0;  // the first clause whose scores the candidates do not include yet
    if (accept != nullptr && leads(base)) {
      candidates_.take(base, accept);
    } else if (rarest_.phrase != nullptr) {
      possible_.clear();
      rarest_.phrase->collect_possible(base, top_.threshold() - (rest - bound_of(rarest_)), accept, possible_);
      documents_.clear();
      for (const PhraseScorer::Possible& each : possible_) documents_.push_back(each.document);
      candidates_.take(documents_);
    } else {
      rest -= clauses_[begin].bound;
      collect(clauses_[begin++], base, last, top_.threshold() - rest, accept);
    }
    add_clauses(begin, rest, base);
    candidates_.insert_into(top_, evaluation_.segment);
  }

  // Returns whether looking up the accepted documents of the window is faster than reading the rarest clause.
  bool leads(std::uint32_t base) const {
    return std::uint64_t{evaluation_.accept->count(base)} * kMatchesPerLookUp * evaluation_.documents <
           std::uint64_t{rarest_.scorer->cost()} * kWindow;
  }

  Score bound_of(const Part& part) const {
    return std::find_if(clauses_.begin(), clauses_.end(), [&](const Part& each) { return each.scorer == part.scorer; })
        ->bound;
  }

  void collect(Part& clause, std::uint32_t base, std::uint32_t last, Score least, const std::uint64_t* accept) {
    if (clause.term != nullptr) return candidates_.collect_blocks(*clause.term, base, last, least, evaluation_.accept);
    matches_.clear();
    clause.scorer->score_window(base, matches_, scores_.data(), least);
    candidates_.collect(base, matches_, scores_.data(), least, accept);
  }

  // Adds the scores of the clauses from `begin` on. `rest` is the sum of their bounds. Drops candidates that cannot
  // score above the threshold any more.
  void add_clauses(std::size_t begin, Score rest, std::uint32_t base) {
    for (std::size_t i = begin; i < clauses_.size() && candidates_.size() > 0; ++i) {
      const Part& clause = clauses_[i];
      evaluation_.work.step(candidates_.size());
      rest -= clause.bound;
      const Score least = top_.threshold() - rest;
      if (clause.term != nullptr)
        candidates_.add_term(*clause.term, clause.required, least);
      else if (clause.group != nullptr)
        candidates_.add_group(*clause.group, clause.required, least, base, evaluation_.documents);
      else
        candidates_.add_clause(*clause.scorer, clause.required, least, base, evaluation_.documents);
      candidates_.keep_above(least);
    }
  }

  const Evaluation& evaluation_;
  TopK& top_;
  std::vector<Part> clauses_;
  Part rarest_;                // the required clause with the lowest cost
  std::vector<Score> scores_;  // scores of a window; all zero between windows
  WindowBits matches_;
  // Documents of a window with all words of the rarest clause when it is a phrase.
  std::vector<PhraseScorer::Possible> possible_;
  std::vector<std::uint32_t> documents_;
  Candidates candidates_;
};

}  // namespace

void search_conjunction(const Evaluation& evaluation, TopK& top) { Conjunction(evaluation, top).run(); }

}  // namespace tra::search
