// Planned nodes -> scorers of one segment.
#include "search/plan/query_plan.h"
#include "search/score/boolean_scorer.h"
#include "search/score/either_scorer.h"
#include "search/score/phrase_scorer.h"

namespace tra {

ScorerPtr QueryPlan::scorer(const PlanNode& node, std::size_t number) const {
  const Segment& segment = *snapshot_.segments[number];
  switch (node.kind) {
    case PlanNode::Kind::ignored:
    case PlanNode::Kind::nothing:
      return nullptr;
    case PlanNode::Kind::everything: {
      DocumentBits all(segment.documents());
      const format::LiveDocs whole(segment.documents());
      std::copy(whole.words().begin(), whole.words().end(), all.words().begin());
      return std::make_unique<BitsScorer>(std::move(all));
    }
    case PlanNode::Kind::word:
      return word_scorer(node, number);
    case PlanNode::Kind::phrase:
      return phrase_scorer(node, number);
    case PlanNode::Kind::keyword:
      return std::make_unique<BitsScorer>(keyword_matches(segment, node.field, node.values));
    case PlanNode::Kind::range:
      return std::make_unique<BitsScorer>(range_matches(segment, node.field, node.from, node.to));
    case PlanNode::Kind::boolean:
      return boolean_scorer(node, number);
    case PlanNode::Kind::either:
      return either_scorer(node, number);
  }
  return nullptr;
}

ScorerPtr QueryPlan::word_scorer(const PlanNode& node, std::size_t number) const {
  const Segment& segment = *snapshot_.segments[number];
  const PlannedWord& word = node.words[0];
  std::vector<GroupScorer::Member> lists;
  for (const PlannedWord::List& list : word.lists[number])
    lists.push_back({list.list, word.variants[list.variant].factor});
  if (lists.empty()) return nullptr;
  const SegmentScoring scoring = {segment, bm25_, segment.columns().norms().data()};
  const auto weight = static_cast<float>(node.weight * scale_);
  if (lists.size() == 1) return std::make_unique<TermScorer>(scoring, lists[0].list, weight, lists[0].factor);
  return std::make_unique<GroupScorer>(scoring, std::move(lists), weight);
}

ScorerPtr QueryPlan::phrase_scorer(const PlanNode& node, std::size_t number) const {
  const Segment& segment = *snapshot_.segments[number];
  std::vector<PhraseScorer::Word> words;
  for (std::size_t i = 0; i < node.words.size(); ++i) {
    PhraseScorer::Word word;
    word.offset = node.offsets[i];
    for (const PlannedWord::List& list : node.words[i].lists[number]) word.variants.push_back(list.list);
    if (word.variants.empty()) return nullptr;
    words.push_back(std::move(word));
  }
  const SegmentScoring scoring = {segment, bm25_, segment.columns().norms().data()};
  return std::make_unique<PhraseScorer>(scoring, words, node.slop, static_cast<float>(node.weight * scale_));
}

ScorerPtr QueryPlan::either_scorer(const PlanNode& node, std::size_t number) const {
  std::vector<ScorerPtr> ways;
  for (const PlanNode& way : node.should)
    if (ScorerPtr found = scorer(way, number)) ways.push_back(std::move(found));
  if (ways.empty()) return nullptr;
  return std::make_unique<EitherScorer>(std::move(ways), snapshot_.segments[number]->documents());
}

ScorerPtr QueryPlan::boolean_scorer(const PlanNode& node, std::size_t number) const {
  std::vector<ScorerPtr> must, should, must_not;
  for (const PlanNode& clause : node.must) {
    must.push_back(scorer(clause, number));
    if (!must.back()) return nullptr;
  }
  for (const PlanNode& clause : node.should)
    if (ScorerPtr found = scorer(clause, number)) should.push_back(std::move(found));
  for (const PlanNode& clause : node.must_not)
    if (ScorerPtr found = scorer(clause, number)) must_not.push_back(std::move(found));
  if (should.size() < node.min_should) return nullptr;
  return std::make_unique<BooleanScorer>(std::move(must), std::move(should), std::move(must_not), node.min_should,
                                         snapshot_.segments[number]->documents());
}

}  // namespace tra
