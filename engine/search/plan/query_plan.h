// A query tree bound to a snapshot. Words are analysed and expanded to terms of the index, and their statistics are
// looked up.
//
// Statistics cover the whole snapshot including deleted documents. Scores therefore do not depend on how documents are
// distributed over segments.
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
  // `work` limits the planning and the evaluation of the plan. `work` must outlive the plan.
  QueryPlan(const Snapshot::Impl& snapshot, const SearchRequest& request, Work& work);

  // Copies the plan for another thread, whose work is counted in `work`.
  QueryPlan(const QueryPlan& other, Work& work);

  const PlanNode& root() const noexcept { return root_; }
  // The runs of words whose adjacency raises a score (run_rescoring.h).
  const std::vector<WordRun>& runs() const noexcept { return runs_; }
  const std::vector<PlannedEvidence>& evidence() const noexcept { return evidence_; }
  Work& work() const noexcept { return work_; }
  const Bm25& bm25() const noexcept { return bm25_; }
  // The number of Score units in one point of BM25. The factor is chosen so that the sum of all clauses stays below
  // 2^30.
  double scale() const noexcept { return scale_; }

  // Returns the clause of a node in a segment. The clause is empty when no document of the segment can match.
  Clause clause(const PlanNode& node, std::size_t segment) const;
  // Returns the whole query as one scorer, for callers that do not distinguish kinds of clauses. Returns null when no
  // document of the segment can match.
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
