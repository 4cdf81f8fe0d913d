// Words of a query that are adjacent and how often the archive has them so.
//
// Syllables of one word, and words of one name, occur together far more often than by chance. Together they tell less
// than the sum of their idf, which counts what they share twice. What they share is their pointwise mutual information
// (Church & Hanks, Computational Linguistics 1990).
#pragma once

#include <vector>

#include "search/plan/pairs.h"
#include "search/plan/plan_node.h"
#include "search/score/bm25.h"
#include "search/work.h"

namespace tra::search {

// Variants with a smaller factor are not counted in pairs.
inline constexpr std::uint32_t kLeastInPair = kFrequencyUnit / 2;

// The variants of a word that are counted in pairs.
struct Spellings {
  explicit Spellings(const PlannedWord& word);
  std::vector<std::string> keys;
  std::vector<std::uint32_t> variants;  // their indexes in the word
};

// A clause and the next one.
struct AdjacentWords {
  bool are_words = false;                      // otherwise the other members are empty
  std::vector<std::uint32_t> firsts, seconds;  // variants that are usual in the pair
  double documents = 0;  // that have the pair: its count in the pair tables, at most those of each word
};

// Looks up each clause with the next one. The result has an element for each clause; that of the last is empty.
std::vector<AdjacentWords> adjacent_words(const std::vector<PlanNode>& clauses, const PairStatistics& pairs,
                                          Work& work);

// Takes off the weight of each word the part `discount` of what it shares with the neighbour with which it shares most,
// relative to the idf of both. `documents` is the number of documents of the snapshot.
void discount_compounds(const std::vector<AdjacentWords>& adjacent, double discount, double documents,
                        std::vector<PlanNode>& clauses);

}  // namespace tra::search
