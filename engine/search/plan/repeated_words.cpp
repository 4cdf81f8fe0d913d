#include "search/plan/repeated_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace tra::search {

namespace {

// Whether two words have the same variants and factors, so that they differ only in their weights.
bool same_word(const PlannedWord& a, const PlannedWord& b) {
  const auto same = [](const PlannedWord::Variant& x, const PlannedWord::Variant& y) {
    return x.factor == y.factor && x.term == y.term;
  };
  return a.space == b.space && a.text == b.text &&
         std::equal(a.variants.begin(), a.variants.end(), b.variants.begin(), b.variants.end(), same);
}

}  // namespace

void unite_repeated_words(std::vector<PlanNode>& clauses) {
  std::unordered_multimap<std::string, std::size_t> places;  // of the words that are kept, by their texts
  std::size_t kept = 0;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (const auto* node = std::get_if<WordNode>(&clauses[i])) {
      const auto [first, last] = places.equal_range(node->word.text);
      const auto found = std::find_if(first, last, [&](const auto& place) {
        return same_word(std::get<WordNode>(clauses[place.second]).word, node->word);
      });
      if (found != last) {
        std::get<WordNode>(clauses[found->second]).weight += node->weight;
        continue;
      }
      places.emplace(node->word.text, kept);
    }
    if (kept != i) clauses[kept] = std::move(clauses[i]);
    ++kept;
  }
  clauses.resize(kept);
}

}  // namespace tra::search
