#include "search/explain.h"

#include <cstdio>

#include "search/evaluate/pair_rescoring.h"

namespace tra::search {

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
    if (const auto* boolean = std::get_if<BooleanNode>(&node)) {
      for (const PlanNode& clause : boolean->must) describe(clause);
      for (const PlanNode& clause : boolean->should) describe(clause);
    } else if (const auto* either = std::get_if<EitherNode>(&node)) {
      line(node, "the best of " + std::to_string(either->ways.size()) + " ways to write " + written(either->ways[0]),
           0);
    } else if (const auto* word = std::get_if<WordNode>(&node)) {
      line(node, written(node), word->weight);
    } else if (const auto* phrase = std::get_if<PhraseNode>(&node)) {
      line(node, written(node), phrase->weight);
    }  // filters contribute no score
  }

  void line(const PlanNode& node, const std::string& what, double weight) {
    const Clause clause = plan_.clause(node, address_.segment);
    const Score score = clause ? clause.scorer()->score_at(address_.document) : kNoMatch;
    if (score != kNoMatch) line(score, what, weight);
  }

  void line(Score score, const std::string& what, double weight) {
    lines_ += number(score / plan_.scale()) + "  " + what + ", weight " + number(weight) + "\n";
  }

  // The text of a word or phrase.
  static std::string written(const PlanNode& node) {
    if (const auto* single = std::get_if<WordNode>(&node)) return written(single->word);
    const auto* phrase = std::get_if<PhraseNode>(&node);
    if (phrase == nullptr) return {};
    std::string text = "\"";
    for (const PlannedWord& word : phrase->words) text += (text.size() > 1 ? " " : "") + word.text;
    return text + "\"" + (phrase->slop > 0 ? "~" + std::to_string(phrase->slop) : "");
  }

  static std::string written(const PlannedWord& word) {
    std::string text = word.text + " (documents " + std::to_string(static_cast<std::uint64_t>(word.documents));
    if (word.variants.size() > 1) text += ", " + std::to_string(word.variants.size()) + " variants";
    return text + ")";
  }

  const QueryPlan& plan_;
  DocAddress address_;
  std::string lines_;
};

}  // namespace

std::string explain(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address, bool rescored) {
  return Explainer(plan, address).run(snapshot, rescored);
}

}  // namespace tra::search
