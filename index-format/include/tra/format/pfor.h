// Patched frame of reference: up to 128 integers in the width that most of them need, the rest patched in.
//
//   code (1 byte): bits 0..5 the width b, bit 6 set when exceptions follow
//   packed values' low b bits: 16 * b bytes in the lanes of kernels.h for 128 values, else ceil(n * b / 8) bytes in a
//   row when bit 6 is set: count (1 byte), then for each exception its index and its bits above b (1 byte each)
//
// After PForDelta (Zukowski et al., ICDE 2006), with the width chosen to make the block smallest (OptPFD, Yan et al.,
// WWW 2009).
#pragma once

#include <cstdint>
#include <span>

#include "tra/format/bytes.h"
#include "tra/format/kernels.h"

namespace tra::format {

// values: 1 to 128 of them.
void encode_pfor(std::span<const std::uint32_t> values, ByteWriter& out);

// Decodes `count` (1 to 128) values; returns the first byte after them. `to` has room for 128.
// Null when the bytes are not such a block or would end after `end`.
const std::byte* decode_pfor(const std::byte* from, const std::byte* end, std::size_t count, std::uint32_t* to);
// One of the values, and the first byte after the block; null as above.
const std::byte* decode_pfor_value(const std::byte* from, const std::byte* end, std::size_t count, std::size_t index,
                                   std::uint32_t& value);
// The first byte after an encoded block, without decoding it; null as above.
const std::byte* skip_pfor(const std::byte* from, const std::byte* end, std::size_t count);

}  // namespace tra::format
