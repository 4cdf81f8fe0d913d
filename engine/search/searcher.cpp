// The front desk: a request is planned, its matches counted, its hits ranked.
#include "tra/searcher.h"

#include <algorithm>

#include "search/evaluate/evaluate.h"
#include "search/evaluate/pair_rescoring.h"
#include "search/explain.h"
#include "search/fields.h"
#include "search/known_count.h"
#include "search/matches.h"
#include "search/sorted_hits.h"

namespace tra {

namespace {

class Search {
 public:
  Search(const Snapshot::Impl& snapshot, const SearchRequest& request)
      : snapshot_(snapshot),
        request_(request),
        plan_(snapshot, request.query, request.ranking),
        filters_(snapshot, request.filters),
        k_(request.offset + request.limit) {
    for (const FacetRequest& facet : request.facets) keyword_field(snapshot.schema, facet.field);
    if (!request.sort_field.empty()) sort_field_ = number_field(snapshot.schema, request.sort_field);
  }

  SearchResult run() const {
    SearchResult result;
    std::optional<std::uint64_t> total;
    if (request_.exact_total) total = count_from_lists();
    std::optional<Matches> matches;
    if (sort_field_ || !request_.facets.empty() || (request_.exact_total && !total)) {
      matches.emplace(plan_, snapshot_, filters_);
      total = matches->total();
      for (const FacetRequest& facet : request_.facets) result.facets.push_back(matches->count(facet));
    }
    const std::vector<ScoredDocument> best =
        sort_field_ ? sorted_hits(plan_, snapshot_, *matches, *sort_field_, request_.descending, k_) : by_score();
    result.total = total.value_or(best.size());
    result.total_is_exact = total || best.size() < k_;
    for (std::size_t i = request_.offset; i < best.size(); ++i)
      result.hits.push_back(hit(best[i], !sort_field_ && i < rescored_documents(plan_)));
    return result;
  }

  std::uint64_t count() const {
    if (const auto known = count_from_lists()) return *known;
    return Matches(plan_, snapshot_, filters_).total();
  }

 private:
  std::optional<std::uint64_t> count_from_lists() const {
    return filters_.empty() ? known_count(plan_, snapshot_) : std::nullopt;
  }

  std::vector<ScoredDocument> by_score() const {
    if (k_ == 0) return {};
    TopK top(std::max(k_, rescored_documents(plan_)));
    for (std::uint32_t i = 0; i < snapshot_.segments.size(); ++i)
      search_segment(plan_, request_.ranking.prune, {i, snapshot_.segments[i]->documents(), filters_.accepted(i), {}},
                     top);
    std::vector<ScoredDocument> best = top.take();
    rescore_pairs(plan_, snapshot_, best);
    best.resize(std::min(best.size(), k_));
    return best;
  }

  Hit hit(const ScoredDocument& found, bool rescored) const {
    Hit hit;
    hit.address = found.address;
    hit.score = static_cast<float>(found.score / plan_.scale());
    if (request_.explain) hit.explanation = explain(plan_, snapshot_, found.address, rescored);
    return hit;
  }

  const Snapshot::Impl& snapshot_;
  const SearchRequest& request_;
  QueryPlan plan_;
  RequestFilters filters_;
  std::size_t k_;
  std::optional<FieldId> sort_field_;
};

}  // namespace

Searcher::Searcher(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

SearchResult Searcher::search(const SearchRequest& request) const {
  SearchResult result = Search(snapshot_->impl(), request).run();
  if (result.total > 0 || !request.ranking.accents || request.ranking.near != Ranking::Near::when_none) return result;
  SearchRequest wider = request;
  wider.ranking.near = Ranking::Near::always;
  result = Search(snapshot_->impl(), wider).run();
  result.near = result.total > 0;
  return result;
}

std::uint64_t Searcher::count(const Query& query, const Ranking& ranking) const {
  SearchRequest request;
  request.query = query;
  request.ranking = ranking;
  return Search(snapshot_->impl(), request).count();
}

}  // namespace tra
