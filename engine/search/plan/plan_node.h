// The nodes of a query plan: a query tree whose words are the terms that the index has.
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

struct IgnoredNode {};     // a clause without a word, such as a lone dash: as if it had not been typed
struct NothingNode {};     // matches no document
struct EverythingNode {};  // matches every document

struct WordNode {
  PlannedWord word;
  double weight = 0;  // idf * boost
};

struct PhraseNode {
  std::vector<PlannedWord> words;  // in their order, at least two
  std::vector<std::uint32_t> offsets;
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

// Ways to write one thing; a document scores by the best of those it has.
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
