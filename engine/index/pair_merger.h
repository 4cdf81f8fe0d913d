// Merging the pair tables of several segments.
#pragma once

#include "index/merger.h"

namespace tra::index {

// Adds the counts of the segments. Counts of a segment with deleted documents are scaled by its share of live
// documents. Words and pairs below kLeastPairCount are dropped. All terms are held in memory; pairs are streamed.
inline constexpr std::uint32_t kLeastPairCount = 3;

void merge_pairs(const Segments& segments, format::FileWriter& file);

}  // namespace tra::index
