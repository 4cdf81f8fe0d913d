// Finds the first k matches in the order of fields.
//
// Every match is compared by its values with the k-th best so far. The windows of a segment are taken in the order of
// their first values, so that most windows of a column that rises or falls with the documents are passed over, and the
// first values of a window are compared as codes, in vectors. Only matches that may be hits are scored, because scores
// decide ties.
#pragma once

#include <optional>
#include <vector>

#include "search/cursor.h"
#include "search/matches.h"
#include "search/plan/query_plan.h"
#include "search/score_lift.h"
#include "search/sort_values.h"

namespace tra::search {

struct SortedHit {
  SortValues values;
  ScoredDocument found;
  bool operator<(const SortedHit& other) const {
    return values != other.values ? values < other.values : found < other.found;
  }
};

class SortedHits {
 public:
  // With a cursor, finds only matches after it.
  SortedHits(const QueryPlan& plan, const Snapshot::Impl& snapshot, const ScoreLift& lift,
             const std::vector<SortField>& fields, std::size_t k, const std::optional<Cursor>& after)
      : plan_(plan), snapshot_(snapshot), lift_(lift), fields_(fields), k_(k), after_(after) {}

  // Adds the matches of a segment; called once per segment.
  void add_segment(std::uint32_t segment, const DocumentBits& matches);
  std::vector<SortedHit> take();

 private:
  using Pending = std::vector<SortedHit>;  // of one segment, not yet scored
  void collect(std::uint32_t segment, const DocumentBits& matches, Pending& pending);
  struct Window {
    SortValue first;  // no document of the window sorts before it
    std::uint32_t base;
  };
  static std::vector<Window> windows_in_order(const SortColumn& column, std::uint32_t documents);
  void collect_window(const std::vector<SortColumn>& columns, std::uint32_t segment, std::uint32_t base,
                      WindowBits& matches, Pending& pending);
  void keep_hits(const SortColumn& column, std::uint32_t segment, std::uint32_t base, WindowBits& matches) const;
  std::size_t least_room() const noexcept;
  bool may_be_hit(const SortValues& values) const;
  void narrow(Pending& pending);
  void score(std::uint32_t segment, std::uint64_t matches, Pending& pending) const;
  void keep(const Pending& pending);

  const QueryPlan& plan_;
  const Snapshot::Impl& snapshot_;
  const ScoreLift& lift_;
  const std::vector<SortField>& fields_;
  const std::size_t k_;
  const std::optional<Cursor>& after_;
  std::size_t room_ = 0;             // so many pending hits are narrowed down
  std::vector<SortedHit> best_;      // of the segments so far; at most k
  std::optional<SortValues> worst_;  // at least k documents do not sort after these values
};

}  // namespace tra::search
