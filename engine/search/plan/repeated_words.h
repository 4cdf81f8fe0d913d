// Merges words that a query contains several times.
#pragma once

#include <vector>

#include "search/plan/plan_node.h"

namespace tra::search {

// Replaces the clauses of equal words by one clause at the place of the first. Its weight is the sum of their weights.
void unite_repeated_words(std::vector<PlanNode>& clauses);

}  // namespace tra::search
