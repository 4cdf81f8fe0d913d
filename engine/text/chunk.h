// Runs of ASCII letters, digits and non-ASCII bytes, found eight bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tra::text {

// A run that ends at any other ASCII character. In most text it is a whole word. Its bytes are two zero-padded
// integers.
struct Chunk {
  std::uint64_t low = 0, high = 0;
  std::size_t length = 0;  // 0 when longer than 15 bytes
};
inline constexpr std::size_t kChunkReach = 16;  // bytes that must be readable from the beginning of a chunk

// Sets the high bit of each byte that ends a chunk.
inline std::uint64_t chunk_ends(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull, kHigh = 0x80 * kOnes;
  const std::uint64_t low = bytes & ~kHigh, lower = low | 0x20 * kOnes;
  const std::uint64_t letter = (lower + (0x80 - 'a') * kOnes) & ~(lower + (0x7F - 'z') * kOnes);
  const std::uint64_t digit = (low + (0x80 - '0') * kOnes) & ~(low + (0x7F - '9') * kOnes);
  return ~(letter | digit | bytes) & kHigh;
}

inline Chunk read_chunk(const char* text) {
  static_assert(std::endian::native == std::endian::little);
  Chunk chunk;
  std::memcpy(&chunk.low, text, 8);
  if (const std::uint64_t ends = chunk_ends(chunk.low); ends != 0) {
    const int bits = std::countr_zero(ends) - 7;
    chunk.low &= (std::uint64_t{1} << bits) - 1;
    chunk.length = static_cast<std::size_t>(bits) / 8;
    return chunk;
  }
  std::memcpy(&chunk.high, text + 8, 8);
  if (const std::uint64_t ends = chunk_ends(chunk.high); ends != 0) {
    const int bits = std::countr_zero(ends) - 7;
    chunk.high &= (std::uint64_t{1} << bits) - 1;
    chunk.length = 8 + static_cast<std::size_t>(bits) / 8;
  }
  return chunk;
}

}  // namespace tra::text
