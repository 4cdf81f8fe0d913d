#include "search/plan/repeated_words.h"

#include <map>

namespace tra::search {

namespace {

// Returns a string that is equal for words with the same variants and factors. Such words differ only in their weights.
std::string variants_of(const PlannedWord& word) {
  std::string all = word.space + word.text + '\n';
  for (const auto& variant : word.variants) all += variant.term + '\n' + std::to_string(variant.factor) + '\n';
  return all;
}

}  // namespace

void unite_repeated_words(std::vector<PlanNode>& clauses) {
  std::map<std::string, std::size_t> places;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (const auto* node = std::get_if<WordNode>(&clauses[i])) {
      const auto [found, is_new] = places.emplace(variants_of(node->word), kept);
      if (!is_new) {
        std::get<WordNode>(clauses[found->second]).weight += node->weight;
        continue;
      }
    }
    if (kept != i) clauses[kept] = std::move(clauses[i]);
    ++kept;
  }
  clauses.resize(kept);
}

}  // namespace tra::search
