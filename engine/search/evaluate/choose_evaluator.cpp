#include "search/evaluate/choose_evaluator.h"

#include <algorithm>
#include <optional>

#include "search/evaluate/lifted_query.h"

namespace tra::search {

namespace {

// Limits of search_group(), search_sparse() and search_phrase_documents(). The effect of the three values alone was not
// measured. Merging short lists instead of using windows, together with another change, took a disjunction of 2 terms
// from 45 to 38 us (bench/README.md, "Tried and dropped").
constexpr std::size_t kFewHits = TopK::kMostInHeap;
constexpr std::uint64_t kSparsePostings = 32;  // postings of all lists per window
constexpr std::uint64_t kRarePhrase = 64;      // documents with the rarest word per window

// Returns the clauses as posting lists. Returns an empty vector when a clause is of another kind.
std::vector<TermScorer*> posting_lists(std::span<const Clause> clauses) {
  std::vector<TermScorer*> terms;
  for (const Clause& clause : clauses) {
    if (clause.term() == nullptr) return {};
    terms.push_back(clause.term());
  }
  return terms;
}

// Evaluates the whole query as one scorer, without pruning.
void search_every_match(const QueryPlan& plan, std::uint32_t segment, std::uint32_t documents,
                        const DocumentBits* passing, TopK& top) {
  const ScorerPtr scorer = plan.scorer(segment);
  if (scorer == nullptr) return;
  std::optional<Accepted> accepted;
  if (passing != nullptr)
    accepted.emplace(documents, passing, std::vector<ScorerPtr>(), std::vector<ScorerPtr>(), plan.work());
  search_exhaustively(*scorer, {segment, documents, accepted ? &*accepted : nullptr, plan.work(), {}, {}}, top);
}

bool are_sparse(std::span<TermScorer* const> terms, std::uint32_t documents) {
  std::uint64_t postings = 0;
  for (const TermScorer* term : terms) postings += term->cost();
  return !terms.empty() && postings * kWindow <= kSparsePostings * documents;
}

void search_phrase(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top) {
  if (const auto lists = phrase.word_lists(); !lists.empty())
    return search_phrase_blocks(phrase, lists, evaluation, top);
  if (std::uint64_t{phrase.cost()} * kWindow < kRarePhrase * evaluation.documents)
    return search_phrase_documents(phrase, evaluation, top);
  search_phrase_windows(phrase, evaluation, top);
}

void search_one(const Clause& only, const Evaluation& evaluation, TopK& top) {
  const bool is_narrow = evaluation.is_narrow(only.scorer()->cost());
  if (only.term() != nullptr && !is_narrow) return search_term(*only.term(), evaluation, top);
  if (only.phrase() != nullptr && !is_narrow) return search_phrase(*only.phrase(), evaluation, top);
  if (only.group() != nullptr && top.k() <= kFewHits && !top.begins_behind() && !is_narrow)
    return search_group(*only.group(), evaluation, top);
  only.phrase() != nullptr ? search_conjunction(evaluation, top) : search_disjunction(evaluation, top);
}

void search_all(const Evaluation& evaluation, TopK& top) {
  if (!evaluation.optional.empty()) return search_conjunction(evaluation, top);
  if (evaluation.clauses.size() == 1) return search_one(evaluation.clauses[0], evaluation, top);
  const std::vector<TermScorer*> terms = posting_lists(evaluation.clauses);
  const auto by_cost = [](const TermScorer* a, const TermScorer* b) { return a->cost() < b->cost(); };
  if (terms.empty() || evaluation.is_narrow((*std::min_element(terms.begin(), terms.end(), by_cost))->cost()))
    return search_conjunction(evaluation, top);
  search_terms(terms, evaluation, top);
}

void search_any(const Evaluation& evaluation, TopK& top) {
  if (evaluation.clauses.size() == 1) return search_one(evaluation.clauses[0], evaluation, top);
  const std::vector<TermScorer*> terms = posting_lists(evaluation.clauses);
  if (are_sparse(terms, evaluation.documents)) return search_sparse(terms, evaluation, top);
  search_disjunction(evaluation, top);
}

// Returns whether every match of the clause scores above zero.
bool scores_always(const Clause& clause) {
  if (clause.term() != nullptr) return clause.term()->least_score() > 0;
  if (clause.group() != nullptr) return clause.group()->least_score() > 0;
  return clause.phrase() != nullptr && clause.phrase()->least_score() > 0;
}

// Evaluates a lifted query in one segment.
class SegmentSearch {
 public:
  SegmentSearch(const QueryPlan& plan, std::uint32_t segment)
      : plan_(plan), segment_(segment), query_(lift(plan.root())) {}

  void run(std::uint32_t documents, const DocumentBits* passing, TopK& top) {
    std::vector<ScorerPtr> must = scorers(query_.accept), must_not = scorers(query_.reject);
    required_ = clauses(query_.required);
    if (must.size() < query_.accept.size() || required_.size() < query_.required.size())
      return;  // a clause that must match has no matches
    optional_ = clauses(query_.optional);
    std::optional<Accepted> accepted;
    if (passing != nullptr || !must.empty() || !must_not.empty())
      accepted.emplace(documents, passing, std::move(must), std::move(must_not), plan_.work());
    evaluate({segment_, documents, accepted ? &*accepted : nullptr, plan_.work(), {}, {}}, passing, top);
  }

 private:
  // Returns the clauses that can match in the segment.
  std::vector<Clause> clauses(const std::vector<const PlanNode*>& nodes) const {
    std::vector<Clause> found;
    for (const PlanNode* node : nodes)
      if (Clause clause = plan_.clause(*node, segment_)) found.push_back(std::move(clause));
    return found;
  }
  std::vector<ScorerPtr> scorers(const std::vector<const PlanNode*>& nodes) const {
    std::vector<ScorerPtr> found;
    for (Clause& clause : clauses(nodes)) found.push_back(std::move(clause).take());
    return found;
  }

  void evaluate(Evaluation evaluation, const DocumentBits* passing, TopK& top) {
    // search_accepted() takes documents that are not in `top` as documents that match no optional clause. This does not
    // hold on later pages, because the hits of earlier pages are not in `top`.
    const bool zeros_are_last = !top.begins_behind();
    switch (query_.shape) {
      case LiftedQuery::Shape::none:
        if (!zeros_are_last) return search_every_match(plan_, segment_, evaluation.documents, passing, top);
        return search_accepted(evaluation, top);
      case LiftedQuery::Shape::all:
        evaluation.clauses = required_;
        evaluation.optional = optional_;
        return search_all(evaluation, top);
      case LiftedQuery::Shape::any:
        evaluation.clauses = optional_;
        if (!optional_.empty()) search_any(evaluation, top);
        return;
      case LiftedQuery::Shape::optional:
        evaluation.clauses = optional_;
        if (zeros_are_last && optional_.empty()) return search_accepted(evaluation, top);
        if (zeros_are_last && std::all_of(optional_.begin(), optional_.end(), scores_always))
          return search_optional(evaluation, top);
        return search_every_match(plan_, segment_, evaluation.documents, passing, top);
    }
  }

  const QueryPlan& plan_;
  std::uint32_t segment_;
  LiftedQuery query_;
  std::vector<Clause> required_, optional_;
};

}  // namespace

void search_segment(const QueryPlan& plan, bool prune, std::uint32_t segment, std::uint32_t documents,
                    const DocumentBits* passing, TopK& top) {
  if (prune)
    SegmentSearch(plan, segment).run(documents, passing, top);
  else
    search_every_match(plan, segment, documents, passing, top);
}

}  // namespace tra::search
