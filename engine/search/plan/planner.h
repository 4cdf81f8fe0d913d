// Builds plan nodes from a query tree.
#pragma once

#include <vector>

#include "search/plan/plan_node.h"
#include "search/plan/word_runs.h"
#include "search/work.h"
#include "snapshot/snapshot_impl.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra::search {

struct PlannedQuery {
  PlanNode root;  // never an IgnoredNode
  std::vector<WordRun> runs;
};

PlannedQuery plan_query(const Snapshot::Impl& snapshot, const Query& query, const Ranking& ranking, Work& work);

}  // namespace tra::search
