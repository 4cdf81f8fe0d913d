// A query taken apart into clauses that score and clauses that only say which documents may be hits.
//
// (+họp +country:LA -thể) scores one word: it is evaluated as the word alone would be, among the documents that the
// other clauses accept.
#pragma once

#include <span>
#include <vector>

#include "search/plan/plan_node.h"

namespace tra::search {

struct LiftedQuery {
  // How the scored clauses are put together.
  enum class Shape : std::uint8_t {
    none,      // no clause scores: every accepted document is a hit
    all,       // all of `required` must match, `optional` add their scores
    any,       // one of `optional` must match
    optional,  // every accepted document is a hit, `optional` add their scores
  };
  Shape shape = Shape::none;
  std::vector<const PlanNode*> required, optional;
  std::vector<const PlanNode*> accept, reject;  // all must match, none may match; they score nothing
};

// The nodes are those of `root`, which must outlive what is returned.
LiftedQuery lift(const PlanNode& root);

}  // namespace tra::search
