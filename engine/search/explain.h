// How a document's score came about, a line a clause.
#pragma once

#include <string>

#include "search/query_plan.h"

namespace tra {

std::string explain(const QueryPlan& plan, DocAddress address);

}  // namespace tra
