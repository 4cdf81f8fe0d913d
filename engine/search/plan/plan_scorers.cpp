// Builds the clauses of one segment from plan nodes.
#include <algorithm>
#include <limits>

#include "search/filters.h"
#include "search/plan/query_plan.h"
#include "search/score/boolean_scorer.h"
#include "search/score/either_scorer.h"
#include "search/score/range_scorer.h"

namespace tra::search {

namespace {

class ClauseMaker {
 public:
  ClauseMaker(const QueryPlan& plan, const Snapshot::Impl& snapshot, std::size_t number)
      : plan_(plan), snapshot_(snapshot), segment_(*snapshot.segments[number]), number_(number) {}

  Clause operator()(const IgnoredNode&) const { return {}; }
  Clause operator()(const NothingNode&) const { return {}; }

  Clause operator()(const EverythingNode&) const { return std::make_unique<BitsScorer>(every_document(segment_)); }

  Clause operator()(const WordNode& node) const {
    std::vector<GroupScorer::Member> lists;
    for (const PlannedWord::List& list : node.word.lists[number_])
      lists.push_back({list.list, node.word.variants[list.variant].factor});
    if (lists.empty()) return {};
    if (lists.size() == 1)
      return std::make_unique<TermScorer>(scoring(), lists[0].list, weight(node.weight), lists[0].factor);
    return std::make_unique<GroupScorer>(scoring(), std::move(lists), weight(node.weight));
  }

  Clause operator()(const PhraseNode& node) const {
    std::vector<PhraseScorer::Word> words;
    for (std::size_t i = 0; i < node.words.size(); ++i) {
      PhraseScorer::Word word;
      word.offset = node.offsets[i];
      const std::vector<PlannedWord::List>& lists = node.words[i].lists[number_];
      if (lists.empty()) return {};
      for (const PlannedWord::List& list : lists) word.variants.push_back(list.list);
      const auto factor = [&](const PlannedWord::List& list) { return node.words[i].variants[list.variant].factor; };
      const auto likeliest = std::max_element(lists.begin(), lists.end(), [&](const auto& a, const auto& b) {
        return std::pair(factor(a), a.list.documents) < std::pair(factor(b), b.list.documents);
      });
      word.likeliest = static_cast<std::size_t>(likeliest - lists.begin());
      words.push_back(std::move(word));
    }
    return std::make_unique<PhraseScorer>(scoring(), words, node.slop, weight(node.weight));
  }

  Clause operator()(const KeywordNode& node) const {
    return std::make_unique<BitsScorer>(keyword_matches(segment_, node.field, node.values, plan_.work()));
  }

  Clause operator()(const RangeNode& node) const {
    const format::IntegerColumn* column = segment_.columns().integer(node.field);
    if (column == nullptr) return {};
    return std::make_unique<RangeScorer>(*column, segment_.documents(),
                                         node.from.value_or(std::numeric_limits<std::int64_t>::min()),
                                         node.to.value_or(std::numeric_limits<std::int64_t>::max()), plan_.work());
  }

  Clause operator()(const EitherNode& node) const {
    std::vector<ScorerPtr> ways = scorers(node.ways);
    if (ways.empty()) return {};
    return std::make_unique<EitherScorer>(std::move(ways), segment_.documents(), plan_.work());
  }

  Clause operator()(const BooleanNode& node) const {
    std::vector<ScorerPtr> must = scorers(node.must);
    if (must.size() < node.must.size()) return {};
    std::vector<ScorerPtr> should = scorers(node.should);
    if (should.size() < node.min_should) return {};
    return std::make_unique<BooleanScorer>(std::move(must), std::move(should), scorers(node.must_not), node.min_should,
                                           segment_.documents(), plan_.work());
  }

 private:
  SegmentScoring scoring() const {
    return {snapshot_, number_, segment_, plan_.bm25(), segment_.columns().norms().data(), plan_.work()};
  }
  float weight(double of_node) const { return static_cast<float>(of_node * plan_.scale()); }

  // Returns the scorers of the nodes that can match in the segment.
  std::vector<ScorerPtr> scorers(const std::vector<PlanNode>& nodes) const {
    std::vector<ScorerPtr> found;
    for (const PlanNode& node : nodes)
      if (Clause clause = plan_.clause(node, number_)) found.push_back(std::move(clause).take());
    return found;
  }

  const QueryPlan& plan_;
  const Snapshot::Impl& snapshot_;
  const Segment& segment_;
  std::size_t number_;
};

}  // namespace

Clause QueryPlan::clause(const PlanNode& node, std::size_t segment) const {
  work_.step(kStepsAClause);
  return std::visit(ClauseMaker(*this, snapshot_, segment), node);
}

}  // namespace tra::search
