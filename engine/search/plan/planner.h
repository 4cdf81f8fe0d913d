// Query tree -> plan nodes.
#pragma once

#include <vector>

#include "search/plan/plan_node.h"
#include "search/plan/word_runs.h"
#include "snapshot/snapshot_impl.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra {

struct PlannedQuery {
  PlanNode root;  // never an IgnoredNode
  std::vector<WordRun> runs;
};

PlannedQuery plan_query(const Snapshot::Impl& snapshot, const Query& query, const Ranking& ranking);

}  // namespace tra
