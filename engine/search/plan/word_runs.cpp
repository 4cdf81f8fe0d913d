#include "search/plan/word_runs.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tra::search {

namespace {

// Pairs of a query with up to kShortQuery clauses weigh kMoreInShortQueries times as much, because word order matters
// more in short queries.
constexpr std::size_t kShortQuery = 3;
constexpr double kMoreInShortQueries = 2;
// Words that are one word anyway, adjacent in nearly all documents that have both, tell little by being adjacent.
constexpr double kCohesive = 0.6, kUsualCohesion = 0.2;
// A pair occurs once in most passages that have it, so BM25 gives it less than its weight there.
constexpr double kPairInPassage = 1.5;
constexpr double kOrdinaryPair = 0.02;  // rarer pairs get the idf of a pair in this share of the documents

// A run under construction, with the variants that are common in its pairs.
struct OpenRun {
  WordRun run;
  std::vector<std::set<std::uint32_t>> usual;  // for each word
  std::set<std::string> keys;
};

// Normalised pointwise mutual information (Bouma, GSCL 2009): 1 when the words occur only as this pair, 0 when they
// are independent.
double cohesion(const PlannedWord& a, const PlannedWord& b, double with_pair, double documents) {
  const double both = std::max(with_pair, 1.0) / documents, each = a.documents / documents * (b.documents / documents);
  return both < 1 && each > 0 ? std::clamp(std::log(both / each) / -std::log(both), -1.0, 1.0) : 0;
}

// The idf of a pair. The count of the pair in the pair tables stands for the number of documents that contain it, which
// is at most this count.
double pair_idf(const AdjacentWords& adjacent, double documents) {
  return Bm25::idf(documents, std::max({adjacent.documents, kOrdinaryPair * documents, 1.0}));
}

// Returns the weight of a word relative to its idf, such as its boost. A pair is weighted by the smaller share of its
// two words.
double share_of_idf(const WordNode& node, double documents) {
  const double idf = Bm25::idf(documents, node.word.documents);
  return idf > 0 ? node.weight / idf : 0;
}

// Weighs the openings of a run's words. A word counts as the geometric mean of its weight and the heaviest one's,
// because the subject of an article is seldom its rarest word.
void weigh_openings(double weight, std::vector<double>& openings) {
  const double heaviest = openings.empty() ? 0 : *std::max_element(openings.begin(), openings.end());
  for (double& opening : openings) opening = weight * std::sqrt(opening * heaviest);
}

// Returns the run without variants that are rarely adjacent to the word's neighbours, because reading the positions of
// every variant is expensive.
WordRun with_usual_variants(OpenRun open) {
  for (std::size_t i = 0; i < open.run.words.size(); ++i)
    for (std::uint32_t variant = 0; variant < open.run.words[i].variants.size() && !open.usual[i].empty(); ++variant)
      if (!open.usual[i].contains(variant)) open.run.words[i].variants[variant].factor = 0;
  return std::move(open.run);
}

}  // namespace

void add_word_runs(const std::vector<PlanNode>& clauses, const std::vector<AdjacentWords>& adjacent, RunWeights weights,
                   double documents, std::vector<WordRun>& runs) {
  if (clauses.size() <= kShortQuery) weights.pair *= kMoreInShortQueries;
  OpenRun open;
  const auto close = [&] {
    weigh_openings(weights.opening, open.run.opening);
    if (open.run.words.size() > 1) runs.push_back(with_usual_variants(std::move(open)));
    open = {};
  };
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const WordNode* const node = typed_word(clauses[i]);
    if (node == nullptr) {
      close();
      continue;
    }
    open.usual.emplace_back();
    if (!open.run.words.empty()) {
      const WordNode& before = *typed_word(clauses[i - 1]);
      const AdjacentWords& pair = adjacent[i - 1];
      open.run.weights.push_back(
          weights.pair * std::min(share_of_idf(before, documents), share_of_idf(*node, documents)) *
          pair_idf(pair, documents) *
          (1 - kCohesive * (cohesion(before.word, node->word, pair.documents, documents) - kUsualCohesion)));
      open.run.pairs_in_passage.push_back(open.run.weights.back() * kPairInPassage * weights.passage);
      (open.usual.end() - 2)->insert(pair.firsts.begin(), pair.firsts.end());
      open.usual.back().insert(pair.seconds.begin(), pair.seconds.end());
    }
    open.run.words.push_back(node->word);
    open.run.opening.push_back(node->weight);
    const bool is_new = open.keys.insert(node->word.space + node->word.text).second;
    open.run.passage.push_back(is_new ? node->weight * weights.passage : 0);
  }
  close();
}

}  // namespace tra::search
