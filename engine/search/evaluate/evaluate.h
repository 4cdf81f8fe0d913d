// Chooses the evaluator of a query in one segment, from the shape of its scored clauses and those that can match there.
#pragma once

#include "search/evaluate/evaluators.h"
#include "search/plan/query_plan.h"

namespace tra::search {

// Offers `top` the documents of the segment, which has so many, that match the plan and pass the filters of the request
// (null: all pass). prune: off, every match is scored.
void search_segment(const QueryPlan& plan, bool prune, std::uint32_t segment, std::uint32_t documents,
                    const DocumentBits* passing, TopK& top);

}  // namespace tra::search
