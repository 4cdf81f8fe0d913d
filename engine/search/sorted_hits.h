// The first k documents by the value of a field.
#pragma once

#include <tuple>
#include <vector>

#include "search/evaluate/top_k.h"
#include "search/matches.h"

namespace tra::search {

// By a document's greatest value when descending, else its least; documents without a value last; ties by score, then
// by address.
class FieldTopK {
 public:
  FieldTopK(std::size_t k, bool descending) : k_(k), descending_(descending) {}
  // `column` is null when no document of the segment has a value.
  void insert(const format::IntegerColumn* column, ScoredDocument found);
  std::vector<ScoredDocument> take();

 private:
  struct Entry {
    bool missing;
    std::uint64_t order;  // ascending in the order wanted
    ScoredDocument found;
    bool operator<(const Entry& other) const {
      return std::tie(missing, order, found) < std::tie(other.missing, other.order, other.found);
    }
  };
  std::size_t k_;
  bool descending_;
  std::vector<Entry> heap_;  // the worst in front
};

// Offers `top` all matches, with their scores.
void sort_matches(const QueryPlan& plan, const Snapshot::Impl& snapshot, const Matches& matches, FieldId field,
                  FieldTopK& top);

}  // namespace tra::search
