#include "search/evaluate/evaluate.h"

namespace tra::search {

namespace {

// What search_group() and search_sparse() are made for, and where a phrase is taken document by document. No
// measurement of these three values by themselves is recorded; merging short lists and leaving windows took a 2-term OR
// from 45 to 38 us together (bench/README.md, "Tried and dropped").
constexpr std::size_t kFewHits = 256;
constexpr std::uint64_t kSparsePostings = 32;  // of a window, of all lists
constexpr std::uint64_t kRarePhrase = 64;      // documents of a window that may hold it

// How the clauses of a query are put together.
enum class Shape : std::uint8_t {
  single,  // one clause
  all,     // all clauses must match
  any,     // one clause must match
  other
};

Shape shape_of(const PlanNode& root) {
  if (is<WordNode>(root) || is<PhraseNode>(root)) return Shape::single;
  const auto* boolean = std::get_if<BooleanNode>(&root);
  if (boolean == nullptr || !boolean->must_not.empty()) return Shape::other;
  if (boolean->should.empty()) return Shape::all;
  return boolean->must.empty() && boolean->min_should <= 1 ? Shape::any : Shape::other;
}

// The clauses that can match in the segment; none where all must match and one cannot.
std::vector<Clause> clauses_of(const QueryPlan& plan, Shape shape, std::uint32_t segment) {
  std::vector<Clause> clauses;
  const auto add = [&](const PlanNode& node) {
    Clause clause = plan.clause(node, segment);
    if (!clause) return false;
    clauses.push_back(std::move(clause));
    return true;
  };
  if (shape == Shape::single) {
    add(plan.root());
    return clauses;
  }
  const auto& boolean = std::get<BooleanNode>(plan.root());
  for (const PlanNode& node : shape == Shape::all ? boolean.must : boolean.should)
    if (!add(node) && shape == Shape::all) return {};
  return clauses;
}

// The posting lists that the clauses are; none where one of them is anything else.
std::vector<TermScorer*> posting_lists(std::span<const Clause> clauses) {
  std::vector<TermScorer*> terms;
  for (const Clause& clause : clauses) {
    if (clause.term() == nullptr) return {};
    terms.push_back(clause.term());
  }
  return terms;
}

bool are_sparse(std::span<TermScorer* const> terms, std::uint32_t documents) {
  std::uint64_t postings = 0;
  for (const TermScorer* term : terms) postings += term->cost();
  return !terms.empty() && postings * kWindow <= kSparsePostings * documents;
}

void search_phrase(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top) {
  if (!phrase.word_lists().empty()) return search_phrase_blocks(phrase, evaluation, top);
  if (std::uint64_t{phrase.cost()} * kWindow < kRarePhrase * evaluation.documents)
    return search_phrase_documents(phrase, evaluation, top);
  search_phrase_windows(phrase, evaluation, top);
}

}  // namespace

void search_segment(const QueryPlan& plan, bool prune, Evaluation evaluation, TopK& top) {
  const Shape shape = prune ? shape_of(plan.root()) : Shape::other;
  if (shape == Shape::other) {
    if (const ScorerPtr scorer = plan.scorer(evaluation.segment)) search_exhaustively(*scorer, evaluation, top);
    return;
  }
  const std::vector<Clause> clauses = clauses_of(plan, shape, evaluation.segment);
  if (clauses.empty()) return;
  evaluation.clauses = clauses;
  if (clauses.size() == 1) {
    const Clause& only = clauses[0];
    if (only.term() != nullptr) return search_term(*only.term(), evaluation, top);
    if (only.phrase() != nullptr) return search_phrase(*only.phrase(), evaluation, top);
    if (only.group() != nullptr && top.k() <= kFewHits && !top.begins_behind())
      return search_group(*only.group(), evaluation, top);
  }
  const std::vector<TermScorer*> terms = posting_lists(clauses);
  if (shape == Shape::all) {
    if (!terms.empty()) return search_terms(terms, evaluation, top);
    return search_conjunction(evaluation, top);
  }
  if (are_sparse(terms, evaluation.documents)) return search_sparse(terms, evaluation, top);
  search_disjunction(evaluation, top);
}

}  // namespace tra::search
