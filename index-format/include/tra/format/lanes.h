// The set bits of a byte as a list, to compress eight lanes with AVX2, which has no instruction for it.
#pragma once

#include <array>
#include <cstdint>

namespace tra::format {

// Byte i of kSetLanes[mask] is the number of the i-th set bit of the mask; the bytes behind the last one are 0.
inline constexpr std::array<std::uint64_t, 256> kSetLanes = [] {
  std::array<std::uint64_t, 256> lists{};
  for (unsigned mask = 0; mask < 256; ++mask)
    for (unsigned lane = 0, count = 0; lane < 8; ++lane)
      if ((mask >> lane & 1) != 0) lists[mask] |= std::uint64_t{lane} << (8 * count++);
  return lists;
}();

}  // namespace tra::format
