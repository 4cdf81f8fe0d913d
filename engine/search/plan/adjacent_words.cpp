#include "search/plan/adjacent_words.h"

#include <algorithm>

namespace tra::search {

namespace {

constexpr std::uint64_t kUsualPair = 50;  // variants with less than 1/50 of a pair's count are not usual in it

AdjacentWords look_up(const PlannedWord& a, const PlannedWord& b, const PairStatistics& pairs) {
  const Spellings firsts(a), seconds(b);
  const std::vector<PairCount> found = pairs.pairs(firsts.keys, seconds.keys);
  std::uint64_t count = 0;
  for (const PairCount& pair : found) count += pair.count;
  AdjacentWords adjacent{true, {}, {}, std::min({static_cast<double>(count), a.documents, b.documents})};
  for (const PairCount& pair : found) {
    if (pair.count * kUsualPair < count) continue;
    adjacent.firsts.push_back(firsts.variants[pair.first]);
    adjacent.seconds.push_back(seconds.variants[pair.second]);
  }
  return adjacent;
}

// The mutual information of two words as a part of the sum of their idf: 0 when they are independent, and less than 1.
double shared_part(const PlannedWord& a, const PlannedWord& b, double with_pair, double documents) {
  const double apart = Bm25::idf(documents, a.documents) + Bm25::idf(documents, b.documents);
  return with_pair > 0 ? std::max(0.0, 1 - Bm25::idf(documents, with_pair) / apart) : 0;
}

}  // namespace

Spellings::Spellings(const PlannedWord& word) {
  for (std::uint32_t i = 0; i < word.variants.size(); ++i)
    if (word.variants[i].factor >= kLeastInPair) {
      keys.push_back(word.variants[i].term);
      variants.push_back(i);
    }
}

std::vector<AdjacentWords> adjacent_words(const std::vector<PlanNode>& clauses, const PairStatistics& pairs,
                                          Work& work) {
  std::vector<AdjacentWords> all(clauses.size());
  for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
    const WordNode* const a = typed_word(clauses[i]);
    const WordNode* const b = typed_word(clauses[i + 1]);
    if (a == nullptr || b == nullptr) continue;
    work.step(kStepsAPair + a->word.variants.size() + b->word.variants.size());
    all[i] = look_up(a->word, b->word, pairs);
  }
  return all;
}

void discount_compounds(const std::vector<AdjacentWords>& adjacent, double discount, double documents,
                        std::vector<PlanNode>& clauses) {
  double before = 0;  // what the word shares with the previous one
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    double after = 0;
    if (adjacent[i].are_words)
      after =
          shared_part(typed_word(clauses[i])->word, typed_word(clauses[i + 1])->word, adjacent[i].documents, documents);
    if (WordNode* const node = typed_word(clauses[i])) node->weight *= 1 - discount * std::max(before, after);
    before = after;
  }
}

}  // namespace tra::search
