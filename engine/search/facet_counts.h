// How many documents have each key of a facet, and which keys are shown.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "search/facet_keys.h"
#include "search/score/bits.h"
#include "search/work.h"

namespace tra::search {

class FacetCounts {
 public:
  // `matches`: how many documents will be counted at most.
  FacetCounts(const Snapshot::Impl& snapshot, const Facet& facet, std::uint64_t matches);

  // Counts documents of one segment. Those of a keyword field by one histogram over the column's sets.
  void add(std::size_t segment, const DocumentBits& documents, Work& work);

  // The keys that are shown, in their order: the most frequent values, then by value; all steps of the calendar by
  // time; the ranges as they were asked for.
  std::vector<std::int64_t> shown() const;
  // What is told of these keys.
  FacetResult result(const std::vector<std::int64_t>& keys) const;

 private:
  void add_keywords(std::size_t segment, const format::KeywordColumn& column, const DocumentBits& documents,
                    Work& work);
  void add_numbers(std::size_t segment, const format::IntegerColumn& column, const DocumentBits& documents, Work& work);
  void add_set(std::size_t segment, const format::KeywordColumn& column, std::uint32_t set, std::uint64_t documents);
  void count(std::int64_t key, std::uint64_t documents) {
    if (few_)
      sparse_[key] += documents;
    else
      dense_[static_cast<std::size_t>(key)] += documents;
  }
  std::uint64_t count_of(std::int64_t key) const;
  FacetCount described(std::int64_t key) const;

  const Snapshot::Impl& snapshot_;
  const Facet& facet_;
  // Numbers of keyword values are counted in place, but where the documents are far fewer than the values.
  bool few_;
  std::vector<std::uint64_t> dense_;
  std::unordered_map<std::int64_t, std::uint64_t> sparse_;
  std::uint64_t without_ = 0;
  std::optional<std::int64_t> least_, greatest_;
};

}  // namespace tra::search
