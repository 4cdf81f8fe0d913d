// Visits every match of a query one after the other, without ranking.
#include <bit>

#include "search/plan/query_plan.h"
#include "search/request_filters.h"
#include "search/score_lift.h"
#include "tra/searcher.h"

namespace tra::search {

namespace {

// A match of one segment, scored on demand.
class Visited final : public Match {
 public:
  Visited(const QueryPlan& plan, const ScoreLift& lift, std::uint32_t segment) : plan_(plan), lift_(lift) {
    address_.segment = segment;
  }

  void move_to(std::uint32_t document) noexcept { address_.document = document; }
  DocAddress address() const noexcept override { return address_; }
  float score() const override {
    if (!scorer_) scorer_ = plan_.scorer(address_.segment);
    if (scored_ != address_) score_ = lift_.lifted(scorer_->score_at(address_.document), address_);
    scored_ = address_;
    return static_cast<float>(score_ / plan_.scale());
  }

 private:
  const QueryPlan& plan_;
  const ScoreLift& lift_;
  DocAddress address_;
  mutable ScorerPtr scorer_;  // documents must be requested in ascending order, each once
  mutable DocAddress scored_{UINT32_MAX, UINT32_MAX};
  mutable Score score_ = 0;
};

// Returns false when the visitor wants no more matches.
bool visit_segment(const QueryPlan& plan, const Segment& segment, const DocumentBits* accepted, Visited& match,
                   std::uint32_t number, const std::function<bool(const Match&)>& visit) {
  const ScorerPtr scorer = plan.scorer(number);
  if (scorer == nullptr) return true;
  for (std::uint32_t base = 0; base < segment.documents(); base += kWindow) {
    WindowBits window;
    window.clear();
    plan.work().step(kWindow);
    scorer->match_window(base, window);
    for (std::uint32_t word = 0; word < kWindowWords; ++word) {
      std::uint64_t bits =
          window.words[word] & (accepted == nullptr ? ~std::uint64_t{0} : accepted->window(base)[word]);
      for (; bits != 0; bits &= bits - 1) {
        match.move_to(base + 64 * word + static_cast<std::uint32_t>(std::countr_zero(bits)));
        if (!visit(match)) return false;
      }
    }
  }
  return true;
}

void visit_all(const Snapshot::Impl& snapshot, const SearchRequest& request, Work& work,
               const std::function<bool(const Match&)>& visit) {
  const QueryPlan plan(snapshot, request, work);
  const ScoreLift lift(snapshot, request.ranking.lifts);
  const RequestFilters filters(snapshot, request.filters, work);
  for (std::uint32_t i = 0; i < snapshot.segments.size(); ++i) {
    Visited match(plan, lift, i);
    if (!visit_segment(plan, *snapshot.segments[i], filters.accepted(i), match, i, visit)) return;
  }
}

}  // namespace

}  // namespace tra::search

namespace tra {

Partial Searcher::for_each_match(const SearchRequest& request, const std::function<bool(const Match&)>& visit) const {
  search::Work work(request);
  search::until_stopped(work, [&] { search::visit_all(snapshot_->impl(), request, work, visit); });
  return work.partial();
}

}  // namespace tra
