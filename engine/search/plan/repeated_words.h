// Words that a query holds several times.
#pragma once

#include <vector>

#include "search/plan/plan_node.h"

namespace tra::search {

// Puts the clauses of equal words together: one clause of their weights' sum, where the first of them stood.
void unite_repeated_words(std::vector<PlanNode>& clauses);

}  // namespace tra::search
