// What an index knows of words standing side by side: the pair tables of a snapshot's segments as one.
//
// Counts are lower bounds: a segment leaves out pairs it holds fewer than 2 or 3 times, and they are of all documents,
// deleted ones included until a merge.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/snapshot_impl.h"

namespace tra {

class PairStatistics {
 public:
  explicit PairStatistics(const Snapshot::Impl& snapshot) : segments_(snapshot.segments) {}

  std::uint64_t words() const;  // counted in all, repetitions included
  std::uint64_t count(std::string_view key) const;
  std::uint64_t count(std::span<const std::string> keys) const;
  // Of any of the first words followed by any of the second ones.
  std::uint64_t count(std::span<const std::string> firsts, std::span<const std::string> seconds) const;

  // Normalised pointwise mutual information, -1 to 1: how much more often two words stand together than they would by
  // chance (Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction", GSCL 2009). 0 for no pair.
  static double npmi(double pair, double first, double second, double words);

 private:
  const std::vector<std::shared_ptr<const Segment>>& segments_;
};

}  // namespace tra
