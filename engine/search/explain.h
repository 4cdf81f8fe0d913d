// Explains how a document's score was computed, with one line per clause.
#pragma once

#include <string>

#include "search/plan/query_plan.h"

namespace tra::search {

// `rescored`: include the score of word pairs.
std::string explain(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address, bool rescored);

}  // namespace tra::search
