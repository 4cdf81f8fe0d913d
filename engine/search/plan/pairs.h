// What an index knows of words standing side by side: the pair tables of a snapshot's segments as one.
//
// Counts are lower bounds: a segment leaves out pairs it holds fewer than 2 or 3 times, and they are of all documents,
// deleted ones included until a merge.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "snapshot/snapshot_impl.h"

namespace tra::search {

struct WordCount {
  std::string key;
  std::uint64_t count = 0, capitals = 0;  // capitals: inside sentences
  std::uint64_t pairs = 0, pair_sum = 0;  // different pairs it begins, and how often it begins them
};

struct PairCount {
  std::size_t first, second;  // places in the lists of words asked for
  std::uint64_t count, capitals;
};

class PairStatistics {
 public:
  explicit PairStatistics(const Snapshot::Impl& snapshot) : segments_(snapshot.segments) {}

  std::uint64_t words() const;  // counted in all, repetitions included
  // The words with first <= key < last, in order.
  std::vector<WordCount> words(std::string_view first, std::string_view last) const;
  WordCount word(std::string_view key) const;  // a count of 0 when there is none

  // The pairs there are of any of the first words followed by any of the second ones.
  std::vector<PairCount> pairs(std::span<const std::string> firsts, std::span<const std::string> seconds) const;
  // The words that follow a word: in `count` and `capitals` as they follow it.
  std::vector<WordCount> followers(std::string_view key) const;

 private:
  const std::vector<std::shared_ptr<const Segment>>& segments_;
};

}  // namespace tra::search
