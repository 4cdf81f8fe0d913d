// Totals that follow from the lengths of posting lists, so that no document is matched.
#pragma once

#include <cstdint>
#include <optional>

#include "search/plan/query_plan.h"

namespace tra::search {

// How many documents of the snapshot match: everything, one word of one variant, or two of them (of whose lists only
// the common documents are counted). None for other queries and where documents are deleted.
std::optional<std::uint64_t> known_count(const QueryPlan& plan, const Snapshot::Impl& snapshot);

}  // namespace tra::search
