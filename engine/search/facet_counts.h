// Counts the documents with each key of a facet, and chooses the keys to return.
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
  // `matches` is the maximum number of documents to count.
  FacetCounts(const Snapshot::Impl& snapshot, const Facet& facet, std::uint64_t matches);

  // Counts documents of one segment. A keyword field needs one histogram over the column's value sets.
  void add(std::size_t segment, const DocumentBits& documents, Work& work);

  // The keys to return, in order: the most frequent values, with ties by value; all calendar steps by time; ranges in
  // the requested order.
  std::vector<std::int64_t> shown() const;
  // The result for these keys.
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
  // True for number fields, and when there are far fewer documents than values: counts are in a map.
  // False: counts of keyword values are in an array by number.
  bool few_;
  std::vector<std::uint64_t> dense_;
  std::unordered_map<std::int64_t, std::uint64_t> sparse_;
  std::uint64_t without_ = 0;
  std::optional<std::int64_t> least_, greatest_;
};

}  // namespace tra::search
