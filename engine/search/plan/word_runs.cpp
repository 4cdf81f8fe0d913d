#include "search/plan/word_runs.h"

#include <algorithm>
#include <set>

namespace tra::search {

namespace {

constexpr std::size_t kShortQuery = 3;  // words; the fewer there are, the more their order says
constexpr double kMoreInShortQueries = 2;
constexpr std::uint64_t kUsualPair = 50;  // spellings of a pair with a smaller part of its count are left out
constexpr double kOrdinaryPair = 0.02;    // share of documents: what is rarer says no more

constexpr std::uint64_t kStepsAPair = 256;  // what looking up the pairs of two words counts as work

// Variants that may be part of a pair, by their numbers.
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

// A run that is being put together, with the variants that its pairs are usually written with.
struct OpenRun {
  WordRun run;
  std::vector<std::set<std::uint32_t>> usual;  // of each word
};

// The pair tables give how many documents hold the pair: at most as many as it was counted times.
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

// What a word counts of what it would by its rarity alone: a pair counts no more than its lesser word.
double share_of_idf(const WordNode& node, double documents) {
  const double idf = Bm25::idf(documents, node.word.documents);
  return idf > 0 ? node.weight / idf : 0;
}

// Reading the positions of every variant would cost much; variants that hardly ever stand beside the word's neighbours
// are left out.
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
  double share = 0;  // of the last word
  const auto close = [&] {
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
    open.run.opening.push_back(weights.opening * node->weight);
  }
  close();
}

}  // namespace tra::search
