// The loops that decode 128 integers at a time, one set for each instruction set; cpu.h says how one is chosen.
//
// Layout: four interleaved lanes. Value i is slot i/4 of lane i%4; a lane is 32 slots of `bits` bits, low bits first,
// in `bits` 32-bit words; words of the four lanes alternate. This is SIMD-BP128 of Lemire & Boytsov (Software: Practice
// and Experience 45(1), 2015).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "tra/format/cpu.h"

namespace tra::format {

inline constexpr std::size_t kBlockSize = 128;  // documents a full block

// The Rice parameter of a document with so many positions: documents of a block differ more in how often they have the
// word than in length. The width in bits is taken from a float's exponent, so that sums of many become vector
// instructions.
inline std::uint32_t rice_parameter(std::uint32_t base, std::uint32_t positions) noexcept {
  const auto width = static_cast<std::int32_t>(
                         std::bit_cast<std::uint32_t>(static_cast<float>(static_cast<std::int32_t>(positions))) >> 23) -
                     126;
  const std::int32_t parameter = static_cast<std::int32_t>(base) + 1 - width;
  return static_cast<std::uint32_t>(parameter > 0 ? parameter : 0);
}

// Of documents: how many positions they have, and how many bits of remainders those have.
struct RiceSums {
  std::uint64_t positions = 0, remainder_bits = 0;
};

struct Kernels {
  InstructionSet set;
  // Reads 16 * bits bytes, writes 128 values. bits is 0 to 32.
  void (*unpack)(const std::byte* from, unsigned bits, std::uint32_t* to);
  // values[i] becomes base + (values[0] + 1) + ... + (values[i] + 1), modulo 2^32, for 128 values.
  void (*add_up)(std::uint32_t* values, std::uint32_t base);
  // Writes base + i for every set bit i of so many 64-bit words and returns how many; stops after the word that makes
  // them more than 128. There must be room for 128 + 64 values.
  std::size_t (*set_bits)(const std::byte* words, std::size_t count, std::uint32_t base, std::uint32_t* to);
  // The place behind the `ones`-th set bit at or after bit `from`; end + 1 where fewer than `ones` bits are set before
  // bit `end`. ones >= 1. Loads up to 8 bytes past `end`.
  std::uint64_t (*skip_ones)(const std::byte* bits, std::uint64_t from, std::uint64_t ones, std::uint64_t end);
  // How many bits are set before a bit.
  std::size_t (*rank)(const std::byte* words, std::size_t bit);
  // Of `count` documents (at most 128) with so many positions each.
  RiceSums (*rice_sums)(const std::uint32_t* positions, std::size_t count, std::uint32_t base);
};

const Kernels& kernels();                                // the best that may be used (cpu.h)
std::span<const Kernels* const> all_kernels() noexcept;  // those this machine can run, the plain one first

// Writes 16 * bits bytes; values must be below 2^bits.
void pack(const std::uint32_t* values, unsigned bits, std::byte* to) noexcept;

}  // namespace tra::format
