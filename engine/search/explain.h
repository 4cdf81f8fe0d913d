// How a document's score came about, a line a clause.
#pragma once

#include <string>

#include "search/plan/query_plan.h"

namespace tra::search {

// `rescored`: by its pairs too.
std::string explain(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address, bool rescored);

}  // namespace tra::search
