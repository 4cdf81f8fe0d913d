#include "search/evaluate/lifted_query.h"

#include <algorithm>

namespace tra::search {

namespace {

bool scores(const PlanNode& node) {
  if (is<WordNode>(node) || is<PhraseNode>(node)) return true;
  const auto any_scores = [](const std::vector<PlanNode>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), scores);
  };
  if (const auto* either = std::get_if<EitherNode>(&node)) return any_scores(either->ways);
  if (const auto* boolean = std::get_if<BooleanNode>(&node))
    return any_scores(boolean->must) || any_scores(boolean->should);
  return false;
}

// Returns the node as a boolean node that requires any one of its clauses, perhaps with exclusions. Returns null for
// other nodes.
const BooleanNode* as_any_of(const PlanNode& node) {
  const auto* boolean = std::get_if<BooleanNode>(&node);
  return boolean != nullptr && boolean->must.empty() && boolean->min_should <= 1 ? boolean : nullptr;
}

// Adds a clause that must match.
void require(const PlanNode& node, LiftedQuery& lifted) {
  if (!scores(node)) {
    if (!is<EverythingNode>(node)) lifted.accept.push_back(&node);
    return;
  }
  const auto* boolean = std::get_if<BooleanNode>(&node);
  // A node that requires at least n of its clauses stays one clause.
  if (boolean == nullptr || boolean->must.empty() || (boolean->min_should > 0 && !boolean->should.empty())) {
    lifted.required.push_back(&node);
    return;
  }
  for (const PlanNode& each : boolean->must) require(each, lifted);
  for (const PlanNode& each : boolean->should)
    if (scores(each)) lifted.optional.push_back(&each);  // an optional clause without a score has no effect
  for (const PlanNode& each : boolean->must_not) lifted.reject.push_back(&each);
}

}  // namespace

LiftedQuery lift(const PlanNode& root) {
  using Shape = LiftedQuery::Shape;
  LiftedQuery lifted;
  require(root, lifted);
  const BooleanNode* const any =
      lifted.required.size() == 1 && lifted.optional.empty() ? as_any_of(*lifted.required[0]) : nullptr;
  if (any != nullptr) {
    lifted.required.clear();
    for (const PlanNode& each : any->should) lifted.optional.push_back(&each);
    for (const PlanNode& each : any->must_not) lifted.reject.push_back(&each);
    lifted.shape = Shape::any;
  } else {
    lifted.shape = !lifted.required.empty() ? Shape::all : lifted.optional.empty() ? Shape::none : Shape::optional;
  }
  return lifted;
}

}  // namespace tra::search
