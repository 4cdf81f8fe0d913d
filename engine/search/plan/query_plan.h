// A query tree bound to a snapshot: words analysed and expanded to the terms the index has, statistics looked up.
//
// Statistics are of the whole snapshot, deleted documents included, so that scores do not depend on how documents fell
// into segments.
#pragma once

#include <vector>

#include "search/plan/plan_node.h"
#include "search/plan/planned_evidence.h"
#include "search/plan/word_runs.h"
#include "search/score/bm25.h"
#include "search/score/clause.h"
#include "search/work.h"
#include "snapshot/snapshot_impl.h"
#include "tra/query.h"

namespace tra::search {

class QueryPlan {
 public:
  // `work` bounds the planning, and what is done with the plan.
  QueryPlan(const Snapshot::Impl& snapshot, const SearchRequest& request, Work& work);

  // The same plan for another thread.
  QueryPlan(const QueryPlan& other, Work& work);

  const PlanNode& root() const noexcept { return root_; }
  const std::vector<WordRun>& runs() const noexcept { return runs_; }  // whose pairs score
  const std::vector<PlannedEvidence>& evidence() const noexcept { return evidence_; }
  Work& work() const noexcept { return work_; }
  const Bm25& bm25() const noexcept { return bm25_; }
  // Whole units of score a point has; scores below 2^30 add up to any total.
  double scale() const noexcept { return scale_; }

  // A node in a segment; an empty clause where nothing there can match.
  Clause clause(const PlanNode& node, std::size_t segment) const;
  // The whole query in a segment, for what asks any scorer alike; null where nothing there can match.
  ScorerPtr scorer(std::size_t segment) const { return clause(root_, segment).take(); }

 private:
  const Snapshot::Impl& snapshot_;
  Work& work_;
  Bm25 bm25_;
  PlanNode root_;
  std::vector<WordRun> runs_;
  std::vector<PlannedEvidence> evidence_;
  double scale_ = 1;
};

}  // namespace tra::search
