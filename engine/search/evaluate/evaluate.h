// Chooses the evaluator of a query in one segment, from the shape of its plan and the clauses that can match there.
#pragma once

#include "search/evaluate/evaluators.h"
#include "search/plan/query_plan.h"

namespace tra::search {

// prune: off, every match is scored.
void search_segment(const QueryPlan& plan, bool prune, Evaluation evaluation, TopK& top);

}  // namespace tra::search
