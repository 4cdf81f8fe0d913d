// A query divided into scored clauses and clauses that only restrict the hits.
//
// (+họp +country:LA -thể) scores one word. The query is evaluated like a query for this word alone, among the documents
// that the other clauses accept.
#pragma once

#include <span>
#include <vector>

#include "search/plan/plan_node.h"

namespace tra::search {

struct LiftedQuery {
  // How the scored clauses are combined.
  enum class Shape : std::uint8_t {
    none,      // there is no scored clause; every accepted document is a hit
    all,       // all of `required` must match; `optional` adds its scores
    any,       // at least one of `optional` must match
    optional,  // every accepted document is a hit; `optional` adds its scores
  };
  Shape shape = Shape::none;
  std::vector<const PlanNode*> required, optional;
  std::vector<const PlanNode*> accept, reject;  // hits match all of `accept` and none of `reject`, whose score is 0
};

// The result points to nodes of `root`, which must outlive it.
LiftedQuery lift(const PlanNode& root);

}  // namespace tra::search
