// The pairs of neighbouring words in some lines, and how many of them another line shares.
#pragma once

#include <unordered_set>

#include "archive/zones/lines.h"

namespace tra::archive {

class WordPairs {
 public:
  void add(const Line& line);
  // Share of the line's pairs that are here, 0 to 1.
  float share_of(const Line& line) const;

 private:
  std::unordered_set<std::uint64_t> pairs_;
};

}  // namespace tra::archive
