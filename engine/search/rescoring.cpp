#include "search/rescoring.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace tra::search {

namespace {

// The scores that pairs, openings and evidence add are multiplied by the same factor as those of words.
void rescore_lifted(const QueryPlan& plan, const Snapshot::Impl& snapshot, const ScoreLift& lift,
                    const ForParts& for_parts, std::vector<ScoredDocument>& best) {
  const std::size_t rescored = std::min(best.size(), rescored_documents(plan));
  std::map<DocAddress, Score> by_words;
  for (std::size_t i = 0; i < rescored; ++i) by_words.emplace(best[i].address, best[i].score);
  rescore(plan, snapshot, for_parts, best);
  for (std::size_t i = 0; i < rescored; ++i) {
    const Score words = by_words.at(best[i].address);
    best[i].score = words + lift.lifted(best[i].score - words, best[i].address);
  }
  std::sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(rescored));
}

std::vector<float> rescore_by_request(const QueryPlan& plan, const Rescoring& rescoring,
                                      std::vector<ScoredDocument>& best) {
  const std::size_t count = std::min(best.size(), rescoring.documents);
  std::vector<float> scores(count);
  for (std::size_t i = 0; i < count; ++i) {
    scores[i] = rescoring.score(best[i].address, static_cast<float>(best[i].score / plan.scale()));
    if (!std::isfinite(scores[i]))
      throw Error(ErrorCode::invalid_argument, "SearchRequest::rescoring gave a score that is no finite number");
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<ScoredDocument> ordered;
  std::vector<float> ordered_scores;
  for (const std::size_t place : order) {
    ordered.push_back(best[place]);
    ordered_scores.push_back(scores[place]);
  }
  std::copy(ordered.begin(), ordered.end(), best.begin());
  return ordered_scores;
}

}  // namespace

std::size_t promoted_documents(const QueryPlan& plan, const SearchRequest& request) {
  return std::max(rescored_documents(plan), request.rescoring.score ? request.rescoring.documents : 0);
}

std::vector<float> promote(const QueryPlan& plan, const Snapshot::Impl& snapshot, const SearchRequest& request,
                           const ScoreLift& lift, const ForParts& for_parts, std::vector<ScoredDocument>& best) {
  if (request.ranking.lifts.empty())
    rescore(plan, snapshot, for_parts, best);
  else
    rescore_lifted(plan, snapshot, lift, for_parts, best);
  if (!request.rescoring.score) return {};
  return rescore_by_request(plan, request.rescoring, best);
}

}  // namespace tra::search
