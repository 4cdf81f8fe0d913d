// The inputs of a merge, by what they have next. The time of a merge thus grows with the logarithm of the number of its
// inputs: an index of 1,000 segments is merged into one at nearly the speed of eight.
#pragma once

#include <cstdint>
#include <queue>
#include <vector>

namespace tra::index {

// `Later` tells of two inputs, by number, whether the first comes out after the second. An input must have an entry
// when it is pushed, and keeps that entry until it is popped.
template <class Later>
using MergeQueue = std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, Later>;

}  // namespace tra::index
