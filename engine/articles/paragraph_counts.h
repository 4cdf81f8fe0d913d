// Counts in how many articles of an archive each paragraph occurs. A paragraph in three or more articles is text of the
// site.
#pragma once

#include <cstdint>
#include <vector>

#include "articles/mirror/sync_state.h"

namespace tra::articles {

class ParagraphCounts {
 public:
  ParagraphCounts() = default;
  explicit ParagraphCounts(const SyncState& state);

  void add(const KnownArticles& articles, KnownArticles::Number article);
  void add(std::uint64_t paragraph);
  bool repeated(std::uint64_t paragraph) const { return count(paragraph) >= fewest; }

 private:
  static constexpr std::uint64_t fewest = 3;
  static constexpr std::uint64_t count_mask = 3;  // counts stop at `fewest`

  std::uint64_t count(std::uint64_t paragraph) const;
  std::size_t slot_of(std::uint64_t paragraph) const;
  void grow();

  // A hash table with open addressing. A slot holds a paragraph's hash, with the count in the lowest two bits; 0 means
  // free.
  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);
  std::size_t used_ = 0;
};

}  // namespace tra::articles
