// Chooses the evaluator for a query in one segment by the shape of the query and by the kinds of its scored clauses.
#pragma once

#include "search/evaluate/evaluators.h"
#include "search/plan/query_plan.h"

namespace tra::search {

// Inserts into `top` the best documents of the segment that match the plan and are in `passing`, the documents that
// pass the filters of the request. When `passing` is null, all documents pass. `documents` is the number of documents
// in the segment. When `prune` is false, every match is scored.
void search_segment(const QueryPlan& plan, bool prune, std::uint32_t segment, std::uint32_t documents,
                    const DocumentBits* passing, TopK& top);

}  // namespace tra::search
