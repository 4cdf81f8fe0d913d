// Finding the phrases of the rules in a text.
#include <bit>

#include "archive/facets/rules.h"

namespace tra::archive {

std::uint32_t RuleSet::step(std::uint32_t node, std::uint32_t word) const {
  const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32) | word;
  const std::span<const RuleEdge> edges = tables_.edges;
  for (std::size_t i = (key * 0x9E3779B97F4A7C15ull) >> 32 & (edges.size() - 1);; i = (i + 1) & (edges.size() - 1)) {
    if (edges[i].from == key) return edges[i].to;
    if (edges[i].from == 0) return 0;
  }
}

bool RuleSet::capitals_agree(const Rule& rule, const Token* tokens) const {
  const std::uint8_t* asked = tables_.capitals.data() + rule.first_word;
  for (std::uint32_t i = 0; i < rule.words; ++i) {
    if ((asked[i] & kAllLetters) && !tokens[i].all_caps) return false;
    if ((asked[i] & kFirstLetter) && !tokens[i].upper) return false;
  }
  return true;
}

void RuleSet::match(std::span<const Token> tokens, Matches& out) const {
  std::uint32_t covered[kFamilies] = {};
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t first = tokens[i].word;
    if (first == 0) continue;
    std::uint32_t node = tables_.roots[first];
    if (node == 0) continue;
    std::uint32_t found = 0;         // a bit for each family
    const Rule* longest[kFamilies];  // of the families that have one
    std::uint32_t ends[kFamilies];
    for (std::uint32_t j = i; node != 0;) {
      const RuleNode& here = tables_.nodes[node];
      for (std::uint32_t left = here.families; left != 0; left &= left - 1) {
        const int f = std::countr_zero(left);
        const Rule& rule = rules_[static_cast<std::size_t>(here.rule[f])];
        if (!capitals_agree(rule, &tokens[i])) continue;
        longest[f] = &rule;
        ends[f] = j + 1;
        found |= 1u << f;
      }
      if (++j >= count || here.following == 0) break;
      const Token& next = tokens[j];
      if (next.gap & ~(kSpace | kHyphen)) break;
      const std::uint32_t word =
          next.digits ? vocabulary_.find((static_cast<std::uint64_t>(next.number) << 1) | 1) : next.word;
      node = word && (here.following & RuleNode::of_word(word)) ? step(node, word) : 0;
    }
    for (; found != 0; found &= found - 1) {
      const int f = std::countr_zero(found);
      if (i < covered[f]) continue;
      out.of[f].push_back({i, ends[f], longest[f]});
      covered[f] = ends[f];
    }
  }
}

}  // namespace tra::archive
