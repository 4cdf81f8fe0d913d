// The nodes of a query plan: a query tree in which each word is bound to terms of the index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "search/plan/planned_word.h"
#include "tra/schema.h"

namespace tra::search {

struct PlanNode;

struct IgnoredNode {};     // a clause without a word, such as a lone dash; it does not affect the result
struct NothingNode {};     // matches no document
struct EverythingNode {};  // matches every document

struct WordNode {
  PlannedWord word;
  double weight = 0;  // idf * boost
};

struct PhraseNode {
  std::vector<PlannedWord> words;      // in the order of the phrase; at least two
  std::vector<std::uint32_t> offsets;  // the position of each word relative to the phrase
  std::uint32_t slop = 0;
  double weight = 0;  // sum of the words' idf * boost
};

struct KeywordNode {
  FieldId field = 0;
  std::vector<std::string> values;
};

struct RangeNode {
  FieldId field = 0;
  std::optional<std::int64_t> from, to;
};

struct BooleanNode {
  std::vector<PlanNode> must, should, must_not;
  std::uint32_t min_should = 0;
};

// Alternative spellings of one expression. A document scores by its best-scoring alternative.
struct EitherNode {
  std::vector<PlanNode> ways;
};

struct PlanNode : std::variant<IgnoredNode, NothingNode, EverythingNode, WordNode, PhraseNode, KeywordNode, RangeNode,
                               BooleanNode, EitherNode> {
  using variant::variant;
};

template <class Node>
bool is(const PlanNode& node) noexcept {
  return std::holds_alternative<Node>(node);
}

// The word that a node is, or the word as it was typed where other ways to write it stand beside it; else null.
inline const WordNode* typed_word(const PlanNode& node) noexcept {
  if (const auto* either = std::get_if<EitherNode>(&node)) return std::get_if<WordNode>(&either->ways.front());
  return std::get_if<WordNode>(&node);
}
inline WordNode* typed_word(PlanNode& node) noexcept { return const_cast<WordNode*>(typed_word(std::as_const(node))); }

}  // namespace tra::search
