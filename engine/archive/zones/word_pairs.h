// A set of pairs of adjacent words, and the fraction of a line's pairs that the set contains.
#pragma once

#include <unordered_set>

#include "archive/zones/lines.h"

namespace tra::archive {

class WordPairs {
 public:
  void add(const Line& line);
  // The fraction of the line's pairs that are in the set, 0 to 1.
  float share_of(const Line& line) const;

 private:
  std::unordered_set<std::uint64_t> pairs_;
};

}  // namespace tra::archive
