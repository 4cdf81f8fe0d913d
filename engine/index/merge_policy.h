// Choosing segments to merge, so that their number grows logarithmically with the index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace tra::index {

struct SegmentSize {
  std::uint64_t bytes = 0;  // size of the segment's files, scaled to its live documents
  std::uint32_t documents = 0, deleted = 0;
};

// Returns the positions of the segments to merge into one, in ascending order; empty when no merge is needed.
//
// The policy is tiered, as Lucene's TieredMergePolicy. Segments whose sizes differ by less than a factor of 8 form a
// tier, and 8 segments of one tier are merged. A segment with more than a third of its documents deleted is rewritten
// alone. No merged segment has more than 2^31 - 1 documents, and a merge of several segments
// gives at most `most_bytes`.
std::vector<std::size_t> choose_merge(const std::vector<SegmentSize>& segments,
                                      std::uint64_t most_bytes = std::numeric_limits<std::uint64_t>::max());

// Returns the positions, ascending, of the smallest segments that must become one so that at most `most` remain; of all
// segments when `most` is 1. Returns nothing when there are no more than `most`.
std::vector<std::size_t> choose_smallest(const std::vector<SegmentSize>& segments, std::size_t most);

}  // namespace tra::index
