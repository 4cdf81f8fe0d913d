// Patched frame of reference (PFOR): up to 128 integers packed with the width that most of them need. The others are
// exceptions, whose upper bits are stored separately.
//
//   code (1 byte): bits 0..5 are the width b; bit 6 is set when exceptions follow
//   the low b bits of all values: for 128 values, 16 * b bytes in the lanes of kernels.h;
//       for fewer, ceil(n * b / 8) bytes in sequence
//   if bit 6 is set: number of exceptions (1 byte), then the index and the bits above b of each (1 byte each)
//
// After PForDelta (Zukowski et al., ICDE 2006). The width minimises the size of the block, as in OptPFD (Yan et al.,
// WWW 2009).
#pragma once

#include <cstdint>
#include <span>

#include "tra/format/bytes.h"
#include "tra/format/kernels.h"

namespace tra::format {

// `values` must contain 1 to 128 values.
void encode_pfor(std::span<const std::uint32_t> values, ByteWriter& out);

// Decodes `count` (1 to 128) values to `to`, which must have room for 128, and returns the first byte after the block.
// Returns null when the bytes are no valid block or the block would extend past `end`.
const std::byte* decode_pfor(const std::byte* from, const std::byte* end, std::size_t count, std::uint32_t* to);
// Decodes the value at `index` only, and returns the first byte after the block; null as above.
const std::byte* decode_pfor_value(const std::byte* from, const std::byte* end, std::size_t count, std::size_t index,
                                   std::uint32_t& value);
// Returns the first byte after a block without decoding it; null as above.
const std::byte* skip_pfor(const std::byte* from, const std::byte* end, std::size_t count);

}  // namespace tra::format
