// Finding the first k documents in the order of a field's values.
#pragma once

#include <tuple>
#include <vector>

#include "search/evaluate/top_k.h"
#include "search/matches.h"

namespace tra::search {

// A document is sorted by its greatest value when descending, by its least when ascending. Documents without a value
// come last. Ties are ordered by score, then by address.
class FieldTopK {
 public:
  FieldTopK(std::size_t k, bool descending) : k_(k), descending_(descending) {}
  // `column` is null when no document of the segment has a value.
  void insert(const format::IntegerColumn* column, ScoredDocument found);
  std::vector<ScoredDocument> take();

 private:
  struct Entry {
    bool missing;
    std::uint64_t order;  // ascending in the requested order
    ScoredDocument found;
    bool operator<(const Entry& other) const {
      return std::tie(missing, order, found) < std::tie(other.missing, other.order, other.found);
    }
  };
  std::size_t k_;
  bool descending_;
  std::vector<Entry> heap_;  // a heap with the worst entry on top
};

// Inserts all matches, with their scores, into `top`.
void sort_matches(const QueryPlan& plan, const Snapshot::Impl& snapshot, const Matches& matches, FieldId field,
                  FieldTopK& top);

}  // namespace tra::search
