#include "search/plan/repeated_words.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace tra::search {

namespace {

// Orders words by their variants and factors. Words that are equal here differ only in their weights.
bool is_before(const PlannedWord& a, const PlannedWord& b) {
  if (const int order = a.text.compare(b.text); order != 0) return order < 0;
  if (a.space != b.space) return a.space < b.space;
  return std::lexicographical_compare(a.variants.begin(), a.variants.end(), b.variants.begin(), b.variants.end(),
                                      [](const PlannedWord::Variant& x, const PlannedWord::Variant& y) {
                                        return std::tie(x.factor, x.term) < std::tie(y.factor, y.term);
                                      });
}

}  // namespace

void unite_repeated_words(std::vector<PlanNode>& clauses) {
  const auto node = [&](std::size_t place) -> WordNode& { return std::get<WordNode>(clauses[place]); };
  const auto before = [&](std::size_t a, std::size_t b) { return is_before(node(a).word, node(b).word); };
  std::set<std::size_t, decltype(before)> words(before);  // places of the words that are kept
  std::size_t kept = 0;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (kept != i) clauses[kept] = std::move(clauses[i]);
    if (std::holds_alternative<WordNode>(clauses[kept])) {
      const auto [found, is_new] = words.insert(kept);
      if (!is_new) {
        node(*found).weight += node(kept).weight;
        continue;
      }
    }
    ++kept;
  }
  clauses.resize(kept);
}

}  // namespace tra::search
