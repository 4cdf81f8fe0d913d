// Pair tables of several segments -> one.
#pragma once

#include "index/merger.h"

namespace tra::index {

// Adds the counts; those of a segment with deleted documents are scaled to its live share. Words and pairs that then
// occur fewer than kLeastPairCount times are left out. Holds the terms in memory, pairs pass through.
inline constexpr std::uint32_t kLeastPairCount = 3;

void merge_pairs(const Segments& segments, format::FileWriter& file);

}  // namespace tra::index
