// The loops that decode blocks of 128 integers, one version for each instruction set; cpu.h says how a version is
// chosen.
//
// Packed integers have four interleaved lanes. Value i is in slot i/4 of lane i%4. A lane consists of 32 slots of
// `bits` bits, low bits first, in `bits` 32-bit words. The words of the four lanes alternate. This is the layout of
// SIMD-BP128 (Lemire & Boytsov, Software: Practice and Experience 45(1), 2015).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "tra/format/cpu.h"

namespace tra::format {

inline constexpr std::size_t kBlockSize = 128;  // documents in a full block

// The Rice parameter for a document with this many positions. It falls as the number of positions grows, because
// documents of one block differ more in the frequency of the term than in length. The bit width is computed through a
// float's exponent, so that the compiler can vectorise loops over many documents.
inline std::uint32_t rice_parameter(std::uint32_t base, std::uint32_t positions) noexcept {
  const auto width = static_cast<std::int32_t>(
                         std::bit_cast<std::uint32_t>(static_cast<float>(static_cast<std::int32_t>(positions))) >> 23) -
                     126;
  const std::int32_t parameter = static_cast<std::int32_t>(base) + 1 - width;
  return static_cast<std::uint32_t>(parameter > 0 ? parameter : 0);
}

// For a number of documents, the sum of their positions and the sum of the bits of their remainders.
struct RiceSums {
  std::uint64_t positions = 0, remainder_bits = 0;
};

struct Kernels {
  InstructionSet set;
  // Unpacks 128 values from 16 * bits bytes. `bits` is 0 to 32.
  void (*unpack)(const std::byte* from, unsigned bits, std::uint32_t* to);
  // Sets values[i] to base + (values[0] + 1) + ... + (values[i] + 1), modulo 2^32, for 128 values.
  void (*add_up)(std::uint32_t* values, std::uint32_t base);
  // Writes base + i for every set bit i of `count` 64-bit words and returns the number of values. Stops after the word
  // that brings this number above 128, so `to` needs room for 128 + 64 values.
  std::size_t (*set_bits)(const std::byte* words, std::size_t count, std::uint32_t base, std::uint32_t* to);
  // Returns the position after the `ones`-th set bit at or after bit `from`. Returns a position after `end` when fewer
  // than `ones` bits are set before bit `end`. `ones` must be at least 1. Reads up to 8 bytes past `end`.
  std::uint64_t (*skip_ones)(const std::byte* bits, std::uint64_t from, std::uint64_t ones, std::uint64_t end);
  // The number of set bits before bit `bit`.
  std::size_t (*rank)(const std::byte* words, std::size_t bit);
  // The sums for `count` documents (at most 128), given the number of positions of each.
  RiceSums (*rice_sums)(const std::uint32_t* positions, std::size_t count, std::uint32_t base);
};

const Kernels& kernels();                                // the best version that may be used (cpu.h)
std::span<const Kernels* const> all_kernels() noexcept;  // the versions this machine can run, the scalar one first

// Writes 16 * bits bytes. All values must be less than 2^bits.
void pack(const std::uint32_t* values, unsigned bits, std::byte* to) noexcept;

}  // namespace tra::format
