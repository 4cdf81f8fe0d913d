// The nodes of a query plan: a query tree in which each word is bound to terms of the index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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

}  // namespace tra::search
