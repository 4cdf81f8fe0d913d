// In how many articles of an archive a paragraph stands; what stands in three or more is the site's and not theirs.
#pragma once

#include <cstdint>
#include <vector>

#include "articles/sync_state.h"

namespace tra::articles {

class ParagraphCounts {
 public:
  ParagraphCounts() = default;
  explicit ParagraphCounts(const SyncState& state);

  // The paragraphs of one article, as paragraph_record gives them.
  void add(const std::vector<std::uint64_t>& paragraphs);
  void add(std::uint64_t paragraph);
  bool repeated(std::uint64_t paragraph) const { return count(paragraph) >= fewest; }

 private:
  static constexpr std::uint64_t fewest = 3;
  static constexpr std::uint64_t count_mask = 3;  // counting goes no further than `fewest`

  std::uint64_t count(std::uint64_t paragraph) const;
  std::size_t slot_of(std::uint64_t paragraph) const;
  void grow();

  // Open addressing: a paragraph's hash with its count in the lowest two bits, 0 where the slot is free.
  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);
  std::size_t used_ = 0;
};

}  // namespace tra::articles
