// A disjunction of clauses: MaxScore in windows. Clauses whose bounds together do not exceed the threshold are not
// essential. They are only looked up for the documents that the essential clauses find.
#include "search/evaluate/candidates.h"
#include "search/evaluate/evaluators.h"

namespace tra::search {

namespace {

// A clause is light when kLight times its bound in the segment does not exceed the threshold. The bounds of light
// clauses in windows and blocks are not computed. A disjunction of 8-15 terms took 435 us when they were computed, and
// takes 399 us without them (bench/README.md).
constexpr std::int64_t kLight = 8;

struct Part {
  Scorer* scorer;
  TermScorer* term;      // equals `scorer` when it is a posting list, otherwise null
  GroupScorer* group;    // equals `scorer` when it is a group, otherwise null
  Score bound;           // of the current window or block
  Score whole_bound;     // of the segment; 0 when the clause is neither a posting list nor a group
  std::uint32_t length;  // Scorer::cost(), at least 1
};

class Disjunction {
 public:
  Disjunction(const Evaluation& evaluation, TopK& top) : evaluation_(evaluation), top_(top), scores_(kWindow) {
    for (const Clause& clause : evaluation.clauses)
      clauses_.push_back({clause.scorer(), clause.term(), clause.group(), 0, 0, std::max(clause.scorer()->cost(), 1u)});
    for (Part& clause : clauses_)
      clause.whole_bound = clause.term != nullptr    ? clause.term->list_bound()
                           : clause.group != nullptr ? clause.group->whole_bound()
                                                     : 0;
    all_terms_ =
        std::all_of(clauses_.begin(), clauses_.end(), [](const Part& clause) { return clause.term != nullptr; });
    may_lead_ = evaluation.accept != nullptr &&
                std::all_of(clauses_.begin(), clauses_.end(), [](const Part& clause) { return scores_always(clause); });
  }

  void run() {
    raise_threshold();
    for (std::uint32_t base = 0; base < evaluation_.documents; base += kWindow) {
      if (evaluation_.accept != nullptr && evaluation_.accept->window(base) == nullptr) continue;
      if (all_terms_ && is_one_essential() && !(may_lead_ && evaluation_.is_narrow(heaviest().term->cost())))
        return search_rest(base);
      search_window(base);
    }
  }

 private:
  // Returns whether every match of the clause scores above zero, so that a zero score means no match.
  static bool scores_always(const Part& clause) {
    if (clause.term != nullptr) return clause.term->least_score() > 0;
    return clause.group != nullptr && clause.group->least_score() > 0;
  }

  const Part& heaviest() const {
    return *std::max_element(clauses_.begin(), clauses_.end(),
                             [](const Part& a, const Part& b) { return a.whole_bound < b.whole_bound; });
  }

  // Raises the threshold to a score that k documents reach by the impacts of one list, the longest list of the clause
  // with the highest bound.
  void raise_threshold() {
    const std::size_t k = evaluation_.k_with_rejected(top_);
    const Part& most = heaviest();
    if (most.term != nullptr) top_.expect(most.term->reached_by(k));
    if (most.group != nullptr) top_.expect(most.group->scorer_of(most.group->members().front()).reached_by(k));
  }

  // Returns whether only the list with the highest bound is essential in the whole segment: the bounds of the other
  // clauses together do not exceed the threshold.
  bool is_one_essential() const {
    Score sum = 0, most = 0;
    for (const Part& clause : clauses_) {
      sum += clause.whole_bound;
      most = std::max(most, clause.whole_bound);
    }
    return sum - most <= top_.threshold();
  }

  // Reads the blocks of the only essential list. Groups of blocks whose bound does not exceed the threshold are
  // skipped.
  void search_rest(std::uint32_t base) {
    std::sort(clauses_.begin(), clauses_.end(),
              [](const Part& a, const Part& b) { return a.whole_bound < b.whole_bound; });
    Score optional_bound = 0;
    for (std::size_t i = 0; i + 1 < clauses_.size(); ++i) optional_bound += clauses_[i].whole_bound;
    TermScorer& term = *clauses_.back().term;
    for (std::uint32_t target = base; target < evaluation_.documents;) {
      const auto group = term.cursor().group_of(target);
      const std::uint32_t last = std::min(group.last, evaluation_.documents - 1);
      if (term.bound_of(group.impacts) + optional_bound > top_.threshold())
        search_blocks(clauses_.size() - 1, target, last, optional_bound);
      target = last + 1;
    }
  }

  // Returns a bound of the clause in [from, to]. For light clauses this is the bound of the segment.
  Score bound(const Part& clause, std::uint32_t from, std::uint32_t to) const {
    const bool is_known = clause.term != nullptr || clause.group != nullptr;
    if (is_known && std::int64_t{clause.whole_bound} * kLight <= top_.threshold()) return clause.whole_bound;
    return clause.scorer->bound(from, to);
  }

  void search_window(std::uint32_t base) {
    const std::uint32_t last = std::min(base + kWindow, evaluation_.documents) - 1;
    evaluation_.work.step(kStepsAClause * clauses_.size());
    for (Part& clause : clauses_) clause.bound = bound(clause, base, last);
    Score optional_bound = 0;
    const std::size_t essential = partition(optional_bound);
    if (essential == clauses_.size()) return;

    if (may_lead_ && leads(essential, base))
      search_accepted(base);
    else if (essential + 1 == clauses_.size() && all_terms_)
      search_blocks(essential, base, last, optional_bound);
    else
      search_whole(essential, base, last, optional_bound);
  }

  // Moves to the front the clauses that are not essential: their bounds together do not exceed the threshold, so
  // documents that match only these clauses cannot enter. Returns their number, and their bounds as `sum`. They are
  // sorted by bound.
  std::size_t partition(Score& sum) {
    const auto by_bound = [](const Part& a, const Part& b) { return a.bound < b.bound; };
    const auto by_bound_and_length = [](const Part& a, const Part& b) {
      return static_cast<std::uint64_t>(a.bound) * b.length < static_cast<std::uint64_t>(b.bound) * a.length;
    };
    sum = 0;
    std::size_t count = 0;
    // Long posting lists have low bounds, so the order by bound alone puts them first.
    if (all_terms_) {
      std::sort(clauses_.begin(), clauses_.end(), by_bound);
      while (count < clauses_.size() && sum + clauses_[count].bound <= top_.threshold()) sum += clauses_[count++].bound;
      return count;
    }
    // A long group can have a high bound, because a few of its postings score high. Its length counts too then, as in
    // Lucene's MaxScoreBulkScorer.
    std::sort(clauses_.begin(), clauses_.end(), by_bound_and_length);
    for (Part& clause : clauses_) {
      if (sum + clause.bound > top_.threshold()) continue;
      sum += clause.bound;
      std::swap(clause, clauses_[count++]);
    }
    std::sort(clauses_.begin(), clauses_.begin() + static_cast<std::ptrdiff_t>(count), by_bound);
    return count;
  }

  // Returns whether looking up the accepted documents of the window is faster than reading its essential lists.
  bool leads(std::size_t essential, std::uint32_t base) const {
    std::uint64_t postings = 0, look_ups = 0;
    for (std::size_t i = essential; i < clauses_.size(); ++i) {
      postings += clauses_[i].scorer->cost();
      look_ups += clauses_[i].scorer->matches_per_look_up();
    }
    return evaluation_.accept->count(base) * look_ups * evaluation_.documents < postings * kWindow;
  }

  // Evaluates a window with its accepted documents as candidates. Every clause is looked up for them.
  void search_accepted(std::uint32_t base) {
    candidates_.clear();
    candidates_.take(base, evaluation_.accept->window(base));
    Score bound = 0;
    for (const Part& clause : clauses_) bound += clause.bound;
    add_clauses(clauses_.size(), bound, base);
    candidates_.keep_above(std::max<Score>(top_.threshold(), 0));  // a document with a score of zero matches no clause
    candidates_.insert_into(top_, evaluation_.segment);
  }

  // Reads the blocks of the only essential list in [begin, last]. A block is skipped by `most`, the sum of the other
  // clauses' bounds in the whole range, or by their bounds in the range of the block.
  void search_blocks(std::size_t essential, std::uint32_t begin, std::uint32_t last, Score most) {
    TermScorer& term = *clauses_[essential].term;
    format::PostingCursor& cursor = term.cursor();
    for (std::uint32_t target = begin; cursor.seek_block(target) && cursor.block_first_possible() <= last;
         target = cursor.block_last() + 1) {
      if (term.block_bound() + most > top_.threshold())
        search_block(essential, std::max(begin, cursor.block_first_possible()), std::min(last, cursor.block_last()));
      if (cursor.block_last() >= last) return;
    }
  }

  void search_block(std::size_t essential, std::uint32_t from, std::uint32_t to) {
    if (evaluation_.accept != nullptr && !evaluation_.accept->any(from, to)) return;
    evaluation_.work.step(format::kBlockSize + essential);
    TermScorer& term = *clauses_[essential].term;
    Score optional_bound = 0;
    for (std::size_t i = 0; i < essential; ++i) optional_bound += clauses_[i].bound = bound(clauses_[i], from, to);
    if (term.block_bound() + optional_bound <= top_.threshold()) return;
    candidates_.clear();
    candidates_.collect_block(term, from, to, top_.threshold() - optional_bound, evaluation_.accept);
    add_optional(essential, optional_bound, from);
  }

  void search_whole(std::size_t essential, std::uint32_t base, std::uint32_t last, Score optional_bound) {
    candidates_.clear();
    if (essential + 1 == clauses_.size() && clauses_[essential].term != nullptr)
      candidates_.collect_blocks(*clauses_[essential].term, base, last, top_.threshold() - optional_bound,
                                 evaluation_.accept);
    else
      collect_from_window(essential, base, top_.threshold() - optional_bound);
    add_optional(essential, optional_bound, base);
  }

  void add_optional(std::size_t essential, Score bound, std::uint32_t base) {
    add_clauses(essential, bound, base);
    candidates_.insert_into(top_, evaluation_.segment);
  }

  // Adds the scores of the clauses before `essential`. `bound` is the sum of their bounds. Drops candidates that cannot
  // score above the threshold any more.
  void add_clauses(std::size_t essential, Score bound, std::uint32_t base) {
    for (std::size_t i = essential; i-- > 0 && candidates_.size() > 0;) {
      evaluation_.work.step(candidates_.size());
      const Score before = bound;
      bound -= clauses_[i].bound;
      if (clauses_[i].term != nullptr) {
        candidates_.add_term(*clauses_[i].term, false, top_.threshold() - bound);
        continue;
      }
      candidates_.keep_above(top_.threshold() - before);
      if (clauses_[i].group != nullptr)
        candidates_.add_group(*clauses_[i].group, false, top_.threshold() - bound, base, evaluation_.documents);
      else
        candidates_.add_clause(*clauses_[i].scorer, false, top_.threshold() - bound, base, evaluation_.documents);
    }
  }

  // Adds up the scores of all essential clauses over the window and collects the candidates.
  void collect_from_window(std::size_t essential, std::uint32_t base, Score least) {
    matches_.clear();
    const Score least_alone = essential + 1 == clauses_.size() ? least : kNoMatch;
    for (std::size_t i = essential; i < clauses_.size(); ++i) {
      evaluation_.work.step(kStepsAWindow);
      clauses_[i].scorer->score_window(base, matches_, scores_.data(), least_alone);
    }
    candidates_.collect(base, matches_, scores_.data(), least,
                        evaluation_.accept == nullptr ? nullptr : evaluation_.accept->window(base));
  }

  const Evaluation& evaluation_;
  TopK& top_;
  std::vector<Part> clauses_;
  bool all_terms_, may_lead_;
  std::vector<Score> scores_;  // scores of a window; all zero between windows
  WindowBits matches_;
  Candidates candidates_;
};

}  // namespace

void search_disjunction(const Evaluation& evaluation, TopK& top) { Disjunction(evaluation, top).run(); }

}  // namespace tra::search
