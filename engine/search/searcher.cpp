// Runs a search: plans the request, finds and ranks hits, and counts matches and facets.
#include "tra/searcher.h"

#include <algorithm>

#include "search/cursor.h"
#include "search/evaluate/choose_evaluator.h"
#include "search/evaluate/second_pass.h"
#include "search/explain.h"
#include "search/facet_keys.h"
#include "search/facets.h"
#include "search/known_count.h"
#include "search/matches.h"
#include "search/rescoring.h"
#include "search/score_lift.h"
#include "search/sorted_hits.h"

namespace tra::search {

namespace {

// The state of one thread that takes part in a search. Threads count their work all the time, so each has cache lines
// of its own.
struct alignas(64) Worker {
  explicit Worker(const Work& bounds) : work(bounds, Work::Part()) {}
  Work work;
  std::optional<QueryPlan> plan;  // made by the thread
};

// The threads that help a search, which has `threads` of them together with its own.
class LentHelpers {
 public:
  LentHelpers(const Snapshot::Impl& snapshot, unsigned threads, Work& work) : snapshot_(snapshot), work_(work) {
    if (threads < 1 || threads > kMostThreads)
      throw Error(ErrorCode::invalid_argument, "a search runs on 1 to 64 threads");
    threads = std::min(threads, static_cast<unsigned>(std::min<std::size_t>(snapshot.segments.size(), kMostThreads)));
    if (threads < 2) return;
    helpers_ = snapshot.lend_helpers(threads - 1);
    helpers_->wake();
    work.let_help(helpers_.get());
  }
  ~LentHelpers() {
    if (helpers_ == nullptr) return;
    work_.let_help(nullptr);
    helpers_->sleep();
    snapshot_.take_back(std::move(helpers_));
  }
  LentHelpers(const LentHelpers&) = delete;

  unsigned count() const noexcept { return helpers_ == nullptr ? 0 : helpers_->count(); }
  void for_each(std::uint32_t count, const HelperThreads::Task& task) const {
    if (helpers_ != nullptr) return helpers_->for_each(count, task);
    for (std::uint32_t i = 0; i < count; ++i) task(0, i);
  }

 private:
  static constexpr unsigned kMostThreads = 64;
  const Snapshot::Impl& snapshot_;
  Work& work_;
  std::unique_ptr<HelperThreads> helpers_;
};

// The hits of a page and of the pages before it.
struct Ranked {
  std::vector<ScoredDocument> best;
  std::vector<float> promoted;  // final scores of the first hits
  SortValues last_values{};     // of the last hit, when hits are sorted by fields
};

class Search {
 public:
  Search(const Snapshot& snapshot, const SearchRequest& request, Work& work)
      : shown_(snapshot),
        snapshot_(snapshot.impl()),
        request_(request),
        work_(work),
        helpers_(snapshot_, request.threads, work),
        sort_fields_(sort_fields(snapshot_, request)),
        cursor_(read_cursor(snapshot, request)),
        plan_(snapshot_, request, work),
        lift_(snapshot_, request.ranking.lifts),
        filters_(snapshot_, request.filters, work) {
    for (const FacetRequest& facet : request.facets) Facet(snapshot_, facet);
    for (const CrossRequest& cross : request.crosses) Facet(snapshot_, cross.rows), Facet(snapshot_, cross.columns);
    // Rescored documents are found again for every page. After them, a page begins where the previous one ended.
    if (cursor_ && !sorted()) {
      behind_ = cursor_->rank > promoted_documents(plan_, request);
      if (!behind_) skipped_ = cursor_->rank;
    }
    skipped_ = sum(skipped_, request.offset);
    k_ = sum(skipped_, request.limit);
    for (unsigned i = 0; i < helpers_.count(); ++i) workers_.push_back(std::make_unique<Worker>(work));
  }

  SearchResult run() {
    SearchResult result;
    std::optional<std::uint64_t> total;
    if (request_.exact_total) total = count_from_lists();
    // Hits are computed before totals and facets, so that a search that is stopped early has hits at least.
    Ranked ranked;
    if (!sorted()) ranked = by_score();
    if (sorted() || !request_.facets.empty() || !request_.crosses.empty() || (request_.exact_total && !total)) {
      const Matches matches = find_matches();
      total = matches.total();
      count_facets(matches, result);
      if (sorted()) ranked = by_fields(matches);
    }
    result.total = std::max<std::uint64_t>(total.value_or(0), ranked.best.size());
    take_hits(ranked, result);
    const bool all_seen = !cursor_ && ranked.best.size() < k_;
    result.total_is_exact = work_.partial() == Partial::no && (total || all_seen);
    return result;
  }

  std::uint64_t count() {
    if (const auto known = count_from_lists()) return *known;
    return find_matches().total();
  }

 private:
  static std::size_t sum(std::size_t a, std::size_t b) { return a < SIZE_MAX - b ? a + b : SIZE_MAX; }
  bool sorted() const { return !sort_fields_.empty(); }

  std::optional<std::uint64_t> count_from_lists() const {
    return filters_.empty() ? known_count(plan_, snapshot_) : std::nullopt;
  }

  // Runs part(worker, plan, i) for each i below `count`, on all threads.
  template <class Part>
  void for_each(std::uint32_t count, const Part& part) {
    until_stopped(work_, [&] {
      helpers_.for_each(count, [&](unsigned worker, std::uint32_t i) { part(worker, plan_of(worker), i); });
    });
    for (const auto& worker : workers_) work_.take_in(worker->work);
  }
  template <class Part>
  void for_segments(const Part& part) {
    for_each(static_cast<std::uint32_t>(snapshot_.segments.size()), part);
  }
  // See ForParts. One part is not worth waking a thread.
  void for_parts(std::uint32_t count, const PartTask& task) {
    if (count == 1) return task(plan_, 0);
    for_each(count, [&](unsigned, const QueryPlan& plan, std::uint32_t i) { task(plan, i); });
    if (work_.stopped()) throw Stopped();
  }
  // Called by the thread of the worker, or before the threads run.
  const QueryPlan& plan_of(unsigned worker) {
    if (worker == 0) return plan_;
    Worker& other = *workers_[worker - 1];
    if (!other.plan) other.plan.emplace(plan_, other.work);
    return *other.plan;
  }
  unsigned threads() const { return static_cast<unsigned>(1 + workers_.size()); }

  Matches find_matches() {
    Matches matches(snapshot_, filters_);
    for_segments([&](unsigned, const QueryPlan& plan, std::uint32_t segment) { matches.find(plan, segment); });
    return matches;
  }

  void count_facets(const Matches& matches, SearchResult& result) {
    until_stopped(work_, [&] {
      for (const FacetRequest& facet : request_.facets)
        result.facets.push_back(count_facet(snapshot_, matches, facet, work_));
      for (const CrossRequest& cross : request_.crosses)
        result.crosses.push_back(count_cross(snapshot_, matches, cross, work_));
    });
  }

  Ranked by_score() {
    Ranked ranked;
    if (k_ == 0) return ranked;
    const std::size_t promoted = behind_ ? 0 : promoted_documents(plan_, request_);
    TopK empty(std::max(k_, promoted));
    if (!request_.ranking.lifts.empty()) empty.lift(lift_);
    if (behind_) empty.begin_behind(cursor_->last);
    SharedBest best(empty.k());
    if (threads() > 1) empty.share(best);
    std::vector<TopK> tops(threads(), empty);
    for_segments([&](unsigned worker, const QueryPlan& plan, std::uint32_t segment) {
      tops[worker].begin(segment);
      search_segment(plan, request_.ranking.prune, segment, snapshot_.segments[segment]->documents(),
                     filters_.accepted(segment), tops[worker]);
    });
    for (TopK& top : tops) {
      const std::vector<ScoredDocument> found = top.take();
      ranked.best.insert(ranked.best.end(), found.begin(), found.end());
    }
    if (tops.size() > 1) std::sort(ranked.best.begin(), ranked.best.end());
    ranked.best.resize(std::min(ranked.best.size(), empty.k()));
    if (promoted > 0)
      until_stopped(work_, [&] {
        const auto parts = [&](std::uint32_t count, const PartTask& task) { for_parts(count, task); };
        ranked.promoted = promote(plan_, snapshot_, request_, lift_, parts, ranked.best);
      });
    ranked.best.resize(std::min(ranked.best.size(), k_));
    return ranked;
  }

  Ranked by_fields(const Matches& matches) {
    std::vector<SortedHits> parts;
    for (unsigned i = 0; i < threads(); ++i)
      parts.emplace_back(plan_of(i), snapshot_, lift_, sort_fields_, k_, cursor_);
    for_segments([&](unsigned worker, const QueryPlan&, std::uint32_t segment) {
      parts[worker].add_segment(segment, matches.filtered(segment));
    });
    std::vector<SortedHit> hits;
    for (SortedHits& part : parts) {
      const std::vector<SortedHit> found = part.take();
      hits.insert(hits.end(), found.begin(), found.end());
    }
    if (parts.size() > 1) std::sort(hits.begin(), hits.end());
    hits.resize(std::min(hits.size(), k_));
    Ranked ranked;
    for (const SortedHit& hit : hits) ranked.best.push_back(hit.found);
    if (!hits.empty()) ranked.last_values = hits.back().values;
    return ranked;
  }

  void take_hits(const Ranked& ranked, SearchResult& result) {
    for (std::size_t i = skipped_; i < ranked.best.size(); ++i) result.hits.push_back(hit(ranked, i));
    if (request_.limit == 0 || result.hits.size() < request_.limit) return;
    Cursor end;
    end.rank = ranked.best.size() + (cursor_ && (sorted() || behind_) ? cursor_->rank : 0);
    end.near = cursor_ ? cursor_->near : request_.ranking.near == Ranking::Near::always;
    end.last = ranked.best.back();
    end.values = ranked.last_values;
    result.next = written(end, shown_, request_);
  }

  Hit hit(const Ranked& ranked, std::size_t place) {
    const ScoredDocument& found = ranked.best[place];
    Hit hit;
    hit.address = found.address;
    hit.score =
        place < ranked.promoted.size() ? ranked.promoted[place] : static_cast<float>(found.score / plan_.scale());
    if (request_.explain)
      until_stopped(work_, [&] {
        const bool again = !sorted() && !behind_ && place < rescored_documents(plan_);
        hit.explanation =
            explain(plan_, snapshot_, found.address, {again, request_.language}) + lines_of_lift(ranked, place);
      });
    return hit;
  }

  std::string lines_of_lift(const Ranked& ranked, std::size_t place) const {
    std::string lines;
    if (!request_.ranking.lifts.empty())
      lines += "times " + std::to_string(lift_.factor(ranked.best[place].address)) + "  for the values of fields\n";
    if (place < ranked.promoted.size())
      lines += std::to_string(ranked.promoted[place]) + "  as rescored by the program\n";
    return lines;
  }

  const Snapshot& shown_;
  const Snapshot::Impl& snapshot_;
  const SearchRequest& request_;
  Work& work_;
  const LentHelpers helpers_;
  const std::vector<SortField> sort_fields_;
  const std::optional<Cursor> cursor_;
  const QueryPlan plan_;
  const ScoreLift lift_;
  const RequestFilters filters_;
  std::vector<std::unique_ptr<Worker>> workers_;  // besides the calling thread
  bool behind_ = false;                           // hits by score begin after a given document instead of at a rank
  std::size_t skipped_ = 0, k_ = 0;
};

// Runs one search. When it is stopped, the result holds what was found until then.
SearchResult search_once(const Snapshot& snapshot, const SearchRequest& request, Work& work) {
  SearchResult result;
  result.total_is_exact = false;
  until_stopped(work, [&] { result = Search(snapshot, request, work).run(); });
  for (std::size_t i = result.facets.size(); i < request.facets.size(); ++i)  // facets that were not reached
    result.facets.push_back({request.facets[i].field, {}});
  result.crosses.resize(request.crosses.size());
  result.partial = work.partial();
  return result;
}

}  // namespace

}  // namespace tra::search

namespace tra {

Searcher::Searcher(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

SearchResult Searcher::search(const SearchRequest& request) const {
  search::Work work(request);
  const auto cursor = search::read_cursor(*snapshot_, request);
  const bool asks_again = request.ranking.accents && request.ranking.near == Ranking::Near::when_none;
  if (!cursor || !cursor->near) {
    SearchResult result = search::search_once(*snapshot_, request, work);
    if (cursor || result.total > 0 || !asks_again) return result;
  }
  SearchRequest wider = request;
  wider.ranking.near = Ranking::Near::always;
  SearchResult result = search::search_once(*snapshot_, wider, work);
  result.near = asks_again && result.total > 0;
  return result;
}

std::uint64_t Searcher::count(const Query& query, const Ranking& ranking) const {
  search::Work unbounded;
  SearchRequest request;
  request.query = query;
  request.ranking = ranking;
  return search::Search(*snapshot_, request, unbounded).count();
}

}  // namespace tra
