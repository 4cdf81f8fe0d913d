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
constexpr std::uint64_t kUsualPair = 50;  // spellings with less than 1/50 of a pair's count are not counted as the pair
constexpr double kOrdinaryPair = 0.02;    // rarer pairs get the idf of a pair in this share of the documents

constexpr std::uint64_t kStepsAPair = 256;  // Work steps of looking up the pairs of two words

// The variants of a word that are counted in pairs, with their indexes.
struct Spellings {
  std::vector<std::string> keys;
  std::vector<std::uint32_t> variants;
  explicit Spellings(const PlannedWord& word) {
    for (std::uint32_t i = 0; i < word.variants.size(); ++i)
      if (word.variants[i].factor >= kLeastInPair) {
        keys.push_back(word.variants[i].term);
        variants.push_back(i);
      }
  }
};

// A run under construction, with the variants that are common in its pairs.
struct OpenRun {
  WordRun run;
  std::vector<std::set<std::uint32_t>> usual;  // for each word
};

// Returns the idf of a pair. The count of the pair in the pair tables stands for the number of documents that contain
// it, which is at most this count.
double pair_idf(const PlannedWord& a, const PlannedWord& b, const PairStatistics& pairs, double documents,
                OpenRun& open) {
  const Spellings firsts(a), seconds(b);
  const std::vector<PairCount> found = pairs.pairs(firsts.keys, seconds.keys);
  std::uint64_t count = 0;
  for (const PairCount& pair : found) count += pair.count;
  for (const PairCount& pair : found) {
    if (pair.count * kUsualPair < count) continue;
    open.usual[open.usual.size() - 2].insert(firsts.variants[pair.first]);
    open.usual.back().insert(seconds.variants[pair.second]);
  }
  const double with_pair = std::min({static_cast<double>(count), a.documents, b.documents});
  return Bm25::idf(documents, std::max({with_pair, kOrdinaryPair * documents, 1.0}));
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

void add_word_runs(const std::vector<PlanNode>& clauses, RunWeights weights, const PairStatistics& pairs,
                   double documents, Work& work, std::vector<WordRun>& runs) {
  if (clauses.size() <= kShortQuery) weights.pair *= kMoreInShortQueries;
  OpenRun open;
  double share = 0;  // share_of_idf() of the last word
  const auto close = [&] {
    weigh_openings(weights.opening, open.run.opening);
    if (open.run.words.size() > 1) runs.push_back(with_usual_variants(std::move(open)));
    open = {};
  };
  for (const PlanNode& clause : clauses) {
    const auto* node = std::get_if<WordNode>(&clause);
    if (node == nullptr) {
      close();
      continue;
    }
    work.step(kStepsAPair + node->word.variants.size());
    open.usual.emplace_back();
    const double before = share;
    share = share_of_idf(*node, documents);
    if (!open.run.words.empty())
      open.run.weights.push_back(weights.pair * std::min(before, share) *
                                 pair_idf(open.run.words.back(), node->word, pairs, documents, open));
    open.run.words.push_back(node->word);
    open.run.opening.push_back(node->weight);
  }
  close();
}

}  // namespace tra::search
