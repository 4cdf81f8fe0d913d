#include "search/plan/query_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "search/plan/planner.h"
#include "search/score_lift.h"
#include "tra/error.h"

namespace tra::search {

namespace {

double weight_sum(const PlanNode& node);

double weight_sum(const std::vector<PlanNode>& nodes) {
  return std::accumulate(nodes.begin(), nodes.end(), 0.0,
                         [](double sum, const PlanNode& node) { return sum + weight_sum(node); });
}

double weight_sum(const PlanNode& node) {
  if (const auto* word = std::get_if<WordNode>(&node)) return word->weight;
  if (const auto* phrase = std::get_if<PhraseNode>(&node)) return phrase->weight;
  if (const auto* boolean = std::get_if<BooleanNode>(&node))
    return weight_sum(boolean->must) + weight_sum(boolean->should);
  if (const auto* either = std::get_if<EitherNode>(&node)) return weight_sum(either->ways);
  return 0;
}

// Other numbers would give scores that are none, or that impacts do not bound.
const Ranking& checked(const Ranking& ranking) {
  const auto check = [](const char* name, float value, float most) {
    if (!(value >= 0 && value <= most))  // false for NaN too
      throw Error(ErrorCode::invalid_argument,
                  std::string("Ranking::") + name + " is not in [0, " + std::to_string(static_cast<int>(most)) + "]");
  };
  check("k1", ranking.k1, 1000);
  check("b", ranking.b, 1);
  check("pair_weight", ranking.pair_weight, 1000);
  check("opening_weight", ranking.opening_weight, 1000);
  check("passage_weight", ranking.passage_weight, 1000);
  check("compound_discount", ranking.compound_discount, 1);
  check("evidence_weight", ranking.evidence_weight, 1000);
  return ranking;
}

double average_length(const Snapshot::Impl& snapshot) {
  return snapshot.documents == 0 ? 0
                                 : static_cast<double>(snapshot.total_length) / static_cast<double>(snapshot.documents);
}

}  // namespace

QueryPlan::QueryPlan(const Snapshot::Impl& snapshot, const SearchRequest& request, Work& work)
    : snapshot_(snapshot), work_(work), bm25_(checked(request.ranking), average_length(snapshot)) {
  PlannedQuery planned = plan_query(snapshot, request.query, request.ranking, work);
  root_ = std::move(planned.root);
  runs_ = std::move(planned.runs);
  // The scale is the greatest power of two for which the highest possible score stays below 2^30.
  double sum = weight_sum(root_);
  evidence_ = plan_evidence(snapshot.schema, request, sum);
  for (const WordRun& run : runs_) {
    for (const std::vector<double>* weights : {&run.weights, &run.opening, &run.passage, &run.pairs_in_passage})
      sum = std::accumulate(weights->begin(), weights->end(), sum);
  }
  for (const PlannedEvidence& each : evidence_) sum += each.weight;
  sum *= greatest_lift(request.ranking);
  scale_ = sum > 0 ? std::exp2(std::min(24.0, std::floor(30 - std::log2(std::max(sum, 1.0))))) : 1;
}

QueryPlan::QueryPlan(const QueryPlan& other, Work& work)
    : snapshot_(other.snapshot_),
      work_(work),
      bm25_(other.bm25_),
      root_(other.root_),
      runs_(other.runs_),
      evidence_(other.evidence_),
      scale_(other.scale_) {}

}  // namespace tra::search
