#include "search/explain.h"

#include <cstdio>

#include "search/evaluate/pair_rescoring.h"

namespace tra {

namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

class Explainer {
 public:
  Explainer(const QueryPlan& plan, DocAddress address) : plan_(plan), address_(address) {}

  std::string run(const Snapshot::Impl& snapshot, bool rescored) {
    describe(plan_.root());
    if (rescored)
      for (const PairScore& pair : pair_scores(plan_, snapshot, address_))
        line(pair.score, "pair \"" + pair.words + "\"", pair.weight);
    return std::move(lines_);
  }

 private:
  void describe(const PlanNode& node) {
    switch (node.kind) {
      case PlanNode::Kind::word:
        return line(node, word(node.words[0]));
      case PlanNode::Kind::phrase:
        return line(node, phrase(node));
      case PlanNode::Kind::boolean:
        for (const PlanNode& clause : node.must) describe(clause);
        for (const PlanNode& clause : node.should) describe(clause);
        return;
      case PlanNode::Kind::either:
        return line(node,
                    "the best of " + std::to_string(node.should.size()) + " ways to write " + way(node.should[0]));
      default:
        return;  // filters score nothing
    }
  }

  void line(const PlanNode& node, const std::string& what) {
    const ScorerPtr scorer = plan_.scorer(node, address_.segment);
    const Score score = scorer == nullptr ? kNoMatch : scorer->score_at(address_.document);
    if (score == kNoMatch) return;
    line(score, what, node.weight);
  }

  void line(Score score, const std::string& what, double weight) {
    lines_ += number(score / plan_.scale()) + "  " + what + ", weight " + number(weight) + "\n";
  }

  static std::string way(const PlanNode& node) {
    return node.kind == PlanNode::Kind::word ? word(node.words[0]) : phrase(node);
  }

  static std::string word(const PlannedWord& word) {
    std::string text = word.text + " (documents " + std::to_string(static_cast<std::uint64_t>(word.documents));
    if (word.variants.size() > 1) text += ", " + std::to_string(word.variants.size()) + " variants";
    return text + ")";
  }

  static std::string phrase(const PlanNode& node) {
    std::string text = "\"";
    for (const PlannedWord& word : node.words) text += (text.size() > 1 ? " " : "") + word.text;
    return text + "\"" + (node.slop > 0 ? "~" + std::to_string(node.slop) : "");
  }

  const QueryPlan& plan_;
  DocAddress address_;
  std::string lines_;
};

}  // namespace

std::string explain(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address, bool rescored) {
  return Explainer(plan, address).run(snapshot, rescored);
}

}  // namespace tra
