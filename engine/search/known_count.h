// Hit counts that follow from the lengths of posting lists, without matching documents.
#pragma once

#include <cstdint>
#include <optional>

#include "search/plan/query_plan.h"

namespace tra::search {

// The number of matching documents for three kinds of queries: all documents, one word with a single variant, and two
// such words (for which the intersection of the lists is counted). Nothing for other queries, and when documents were
// deleted.
std::optional<std::uint64_t> known_count(const QueryPlan& plan, const Snapshot::Impl& snapshot);

}  // namespace tra::search
