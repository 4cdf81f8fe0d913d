#include "search/explain.h"

#include <algorithm>
#include <cstdio>

#include "search/evaluate/evidence_rescoring.h"
#include "search/evaluate/passage_rescoring.h"
#include "search/evaluate/run_rescoring.h"

namespace tra::search {

namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

struct Wording {
  const char *weight, *documents, *variants, *ways, *pair, *opening, *passage, *evidence;
};
constexpr Wording kEnglish{", weight ",
                           "documents ",
                           " variants",
                           "the best of %s ways to write ",
                           "side by side: ",
                           "near the beginning, by where each first stands: ",
                           "in one passage, from word %s: ",
                           "as the query says: "};
constexpr Wording kVietnamese{", trọng số ",
                              "số tài liệu ",
                              " cách viết",
                              "cách khớp nhất trong %s cách viết ",
                              "đứng cạnh nhau: ",
                              "gần đầu bài, theo vị trí đầu tiên của mỗi từ: ",
                              "trong cùng một đoạn, từ chữ thứ %s: ",
                              "đúng như câu hỏi: "};

// The evidence as "field value, value" or "field from..to".
std::string written_evidence(const Evidence& evidence) {
  std::string text = evidence.field + " ";
  for (std::size_t i = 0; i < evidence.values.size(); ++i) text += (i > 0 ? ", " : "") + evidence.values[i];
  if (!evidence.values.empty()) return text;
  if (evidence.from) text += std::to_string(*evidence.from);
  if (evidence.from == evidence.to) return text;
  return text + ".." + (evidence.to ? std::to_string(*evidence.to) : "");
}

class Explainer {
 public:
  Explainer(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address, const Wording& wording)
      : plan_(plan), segment_(*snapshot.segments[address.segment]), address_(address), wording_(wording) {}

  std::string run(bool rescored) {
    describe(plan_.root());
    if (rescored) describe_rescoring();
    return std::move(lines_);
  }

 private:
  void describe(const PlanNode& node) {
    if (const auto* boolean = std::get_if<BooleanNode>(&node)) {
      for (const PlanNode& clause : boolean->must) describe(clause);
      for (const PlanNode& clause : boolean->should) describe(clause);
    } else if (const auto* either = std::get_if<EitherNode>(&node)) {
      std::string ways = wording_.ways;
      ways.replace(ways.find("%s"), 2, std::to_string(either->ways.size()));
      line(node, ways + written(either->ways[0]), weight_of(best_way(*either)));
    } else if (const auto* word = std::get_if<WordNode>(&node)) {
      line(node, written(node), word->weight);
    } else if (const auto* phrase = std::get_if<PhraseNode>(&node)) {
      line(node, written(node), phrase->weight);
    }  // filters contribute no score
  }

  void describe_rescoring() {
    std::vector<RunScorer> scorers;
    PassageScorer passages(plan_);
    for (const WordRun& run : plan_.runs()) {
      RunScorer& scorer = scorers.emplace_back(plan_, segment_, address_.segment, run);
      scorer.look_at(address_.document);
      std::string opening;
      Score together = 0;
      double weight = 0;
      for (std::size_t i = 0; i < run.words.size(); ++i) {
        passages.add_word(scorer, i);
        if (const Score score = scorer.pair_score(i); score > 0) {
          passages.add_pair(scorer, i);
          line(score, wording_.pair + ("\"" + run.words[i].text + " " + run.words[i + 1].text + "\""), run.weights[i]);
        }
        const Score score = scorer.opening_score(i);
        if (score == 0) continue;
        opening += (opening.empty() ? "" : ", ") + run.words[i].text + " " + std::to_string(scorer.first(i) + 1);
        together += score;
        weight += run.opening[i];
      }
      if (together > 0) line(together, wording_.opening + opening, weight);
    }
    if (passages.score() > 0) describe_passage(passages, scorers);
    EvidenceScorer(plan_, segment_).score(address_.document, [&](const PlannedEvidence& found, Score score) {
      line(score, wording_.evidence + written_evidence(found.evidence), found.weight);
    });
  }

  // A passage has the whole weight of what it contains.
  void describe_passage(const PassageScorer& passages, const std::vector<RunScorer>& scorers) {
    const std::uint32_t begin = passages.best();
    std::string words;
    for (const RunScorer& scorer : scorers)
      for (std::size_t i = 0; i < scorer.words(); ++i) {
        const auto positions = scorer.positions(i);
        const auto in_passage = std::lower_bound(positions.begin(), positions.end(), begin);
        if (scorer.run().passage[i] > 0 && in_passage != positions.end() && *in_passage < begin + 2 * kHalfPassage)
          words += (words.empty() ? "" : ", ") + scorer.run().words[i].text;
      }
    std::string passage = wording_.passage;
    passage.replace(passage.find("%s"), 2, std::to_string(begin + 1));
    line(passages.score(), passage + words, passages.score() / plan_.scale());
  }

  void line(const PlanNode& node, const std::string& what, double weight) {
    const Clause clause = plan_.clause(node, address_.segment);
    const Score score = clause ? clause.scorer()->score_at(address_.document) : kNoMatch;
    if (score != kNoMatch) line(score, what, weight);
  }

  void line(Score score, const std::string& what, double weight) {
    lines_ += number(score / plan_.scale()) + "  " + what + wording_.weight + number(weight) + "\n";
  }

  // The way that gives the document its score.
  const PlanNode& best_way(const EitherNode& either) const {
    const PlanNode* best = &either.ways.front();
    Score best_score = kNoMatch;
    for (const PlanNode& way : either.ways) {
      const Clause clause = plan_.clause(way, address_.segment);
      const Score score = clause ? clause.scorer()->score_at(address_.document) : kNoMatch;
      if (score == kNoMatch || (best_score != kNoMatch && score <= best_score)) continue;
      best = &way;
      best_score = score;
    }
    return *best;
  }

  // Of several words together the sum.
  double weight_of(const PlanNode& node) const {
    if (const auto* word = std::get_if<WordNode>(&node)) return word->weight;
    if (const auto* phrase = std::get_if<PhraseNode>(&node)) return phrase->weight;
    if (const auto* either = std::get_if<EitherNode>(&node)) return weight_of(best_way(*either));
    double weight = 0;
    if (const auto* boolean = std::get_if<BooleanNode>(&node))
      for (const auto* clauses : {&boolean->must, &boolean->should})
        for (const PlanNode& clause : *clauses) weight += weight_of(clause);
    return weight;
  }

  // The text of a word or phrase, or of all that stand together.
  std::string written(const PlanNode& node) const {
    if (const auto* single = std::get_if<WordNode>(&node)) return written(single->word);
    if (const auto* either = std::get_if<EitherNode>(&node)) return written(either->ways.front());
    if (const auto* boolean = std::get_if<BooleanNode>(&node)) {
      std::string text;
      for (const auto* clauses : {&boolean->must, &boolean->should})
        for (const PlanNode& clause : *clauses) text += (text.empty() ? "" : " ") + written(clause);
      return text;
    }
    const auto* phrase = std::get_if<PhraseNode>(&node);
    if (phrase == nullptr) return {};
    std::string text = "\"";
    for (const PlannedWord& word : phrase->words) text += (text.size() > 1 ? " " : "") + word.text;
    return text + "\"" + (phrase->slop > 0 ? "~" + std::to_string(phrase->slop) : "");
  }

  std::string written(const PlannedWord& word) const {
    std::string text =
        word.text + " (" + wording_.documents + std::to_string(static_cast<std::uint64_t>(word.documents));
    if (word.variants.size() > 1) text += ", " + std::to_string(word.variants.size()) + wording_.variants;
    return text + ")";
  }

  const QueryPlan& plan_;
  const Segment& segment_;
  DocAddress address_;
  const Wording& wording_;
  std::string lines_;
};

}  // namespace

std::string explain(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address,
                    const ExplainOptions& options) {
  const Wording& wording = options.language == "vi" ? kVietnamese : kEnglish;
  return Explainer(plan, snapshot, address, wording).run(options.rescored);
}

}  // namespace tra::search
