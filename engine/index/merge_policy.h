// Which segments to merge, so that their number stays logarithmic in the size of the index.
#pragma once

#include <cstdint>
#include <vector>

namespace tra::index {

struct SegmentSize {
  std::uint64_t bytes = 0;  // of its files, scaled to its live documents
  std::uint32_t documents = 0, deleted = 0;
};

// Numbers of the segments to merge into one, ascending; empty when nothing needs merging.
//
// Tiered, as Lucene's TieredMergePolicy: segments within a factor of 8 of each other form a tier, and 8 of a tier are
// merged; so are segments alone that are more than a third deleted. No result has more than 2^31 - 1 documents.
std::vector<std::size_t> choose_merge(const std::vector<SegmentSize>& segments);

}  // namespace tra::index
