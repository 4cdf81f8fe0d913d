// Runs a search: plans the request, finds and ranks hits, and counts matches and facets.
#include "tra/searcher.h"

#include <algorithm>

#include "search/evaluate/evaluate.h"
#include "search/evaluate/pair_rescoring.h"
#include "search/explain.h"
#include "search/fields.h"
#include "search/known_count.h"
#include "search/matches.h"
#include "search/sorted_hits.h"

namespace tra::search {

namespace {

// Runs one part of a search, unless an earlier part was stopped.
template <class Part>
void until_stopped(const Work& work, const Part& part) {
  if (work.stopped()) return;
  try {
    part();
  } catch (const Stopped&) {  // keeps what was found so far
  }
}

class Search {
 public:
  Search(const Snapshot::Impl& snapshot, const SearchRequest& request, Work& work)
      : snapshot_(snapshot),
        request_(request),
        work_(work),
        plan_(snapshot, request.query, request.ranking, work),
        filters_(snapshot, request.filters, work),
        k_(request.limit < SIZE_MAX - request.offset ? request.offset + request.limit : SIZE_MAX) {
    for (const FacetRequest& facet : request.facets) keyword_field(snapshot.schema, facet.field);
    if (!request.sort_field.empty()) sort_field_ = number_field(snapshot.schema, request.sort_field);
  }

  SearchResult run() const {
    SearchResult result;
    std::optional<std::uint64_t> total;
    if (request_.exact_total) total = count_from_lists();
    // Hits are computed before totals and facets, so that a search that is stopped early has hits at least.
    std::vector<ScoredDocument> best;
    if (!sort_field_) best = by_score();
    if (sort_field_ || !request_.facets.empty() || (request_.exact_total && !total)) {
      Matches matches(snapshot_, filters_);
      until_stopped(work_, [&] { matches.find(plan_); });
      total = matches.total();
      for (const FacetRequest& facet : request_.facets) result.facets.push_back(matches.count(facet));
      if (sort_field_) best = by_field(matches);
    }
    result.total = std::max<std::uint64_t>(total.value_or(0), best.size());
    for (std::size_t i = request_.offset; i < best.size(); ++i)
      result.hits.push_back(hit(best[i], !sort_field_ && i < rescored_documents(plan_)));
    result.total_is_exact = work_.partial() == Partial::no && (total || best.size() < k_);
    return result;
  }

  std::uint64_t count() const {
    if (const auto known = count_from_lists()) return *known;
    Matches matches(snapshot_, filters_);
    matches.find(plan_);
    return matches.total();
  }

 private:
  std::optional<std::uint64_t> count_from_lists() const {
    return filters_.empty() ? known_count(plan_, snapshot_) : std::nullopt;
  }

  std::vector<ScoredDocument> by_score() const {
    if (k_ == 0) return {};
    TopK top(std::max(k_, rescored_documents(plan_)));
    until_stopped(work_, [&] {
      for (std::uint32_t i = 0; i < snapshot_.segments.size(); ++i)
        search_segment(plan_, request_.ranking.prune,
                       {i, snapshot_.segments[i]->documents(), filters_.accepted(i), work_, {}}, top);
    });
    std::vector<ScoredDocument> best = top.take();
    until_stopped(work_, [&] { rescore_pairs(plan_, snapshot_, best); });
    best.resize(std::min(best.size(), k_));
    return best;
  }

  std::vector<ScoredDocument> by_field(const Matches& matches) const {
    FieldTopK top(k_, request_.descending);
    until_stopped(work_, [&] { sort_matches(plan_, snapshot_, matches, *sort_field_, top); });
    return top.take();
  }

  Hit hit(const ScoredDocument& found, bool rescored) const {
    Hit hit;
    hit.address = found.address;
    hit.score = static_cast<float>(found.score / plan_.scale());
    if (request_.explain)
      until_stopped(work_, [&] { hit.explanation = explain(plan_, snapshot_, found.address, rescored); });
    return hit;
  }

  const Snapshot::Impl& snapshot_;
  const SearchRequest& request_;
  Work& work_;
  QueryPlan plan_;
  RequestFilters filters_;
  std::size_t k_;
  std::optional<FieldId> sort_field_;
};

// Runs one search. When it is stopped, the result holds what was found until then.
SearchResult search_once(const Snapshot::Impl& snapshot, const SearchRequest& request, Work& work) {
  SearchResult result;
  result.total_is_exact = false;
  until_stopped(work, [&] { result = Search(snapshot, request, work).run(); });
  for (std::size_t i = result.facets.size(); i < request.facets.size(); ++i)  // facets that were not reached
    result.facets.push_back({request.facets[i].field, {}});
  result.partial = work.partial();
  return result;
}

}  // namespace

}  // namespace tra::search

namespace tra {

Searcher::Searcher(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

SearchResult Searcher::search(const SearchRequest& request) const {
  search::Work work(request);
  SearchResult result = search::search_once(snapshot_->impl(), request, work);
  if (result.total > 0 || !request.ranking.accents || request.ranking.near != Ranking::Near::when_none) return result;
  SearchRequest wider = request;
  wider.ranking.near = Ranking::Near::always;
  result = search::search_once(snapshot_->impl(), wider, work);
  result.near = result.total > 0;
  return result;
}

std::uint64_t Searcher::count(const Query& query, const Ranking& ranking) const {
  search::Work unbounded;
  SearchRequest request;
  request.query = query;
  request.ranking = ranking;
  return search::Search(snapshot_->impl(), request, unbounded).count();
}

}  // namespace tra
