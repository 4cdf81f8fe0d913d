// The scalar versions of all kernels; they define the results of the others.
#include <bit>

#include "kernels_versions.h"
#include "tra/format/bytes.h"

namespace tra::format::scalar {
namespace {

void unpack(const std::byte* from, unsigned bits, std::uint32_t* to) {
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  for (std::size_t i = 0; i < kBlockSize; ++i) {
    const std::size_t lane = i % 4, bit = i / 4 * bits, word = bit / 32, shift = bit % 32;
    std::uint64_t window = bits == 0 ? 0 : load<std::uint32_t>(from + 16 * word + 4 * lane);
    if (shift + bits > 32)
      window |= static_cast<std::uint64_t>(load<std::uint32_t>(from + 16 * (word + 1) + 4 * lane)) << 32;
    to[i] = static_cast<std::uint32_t>(window >> shift & mask);
  }
}

void add_up(std::uint32_t* values, std::uint32_t base) {
  for (std::size_t i = 0; i < kBlockSize; ++i) values[i] = base += values[i] + 1;
}

}  // namespace

std::size_t set_bits(const std::byte* words, std::size_t count, std::uint32_t base, std::uint32_t* to) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < count && found <= kBlockSize; ++i) {
    const std::uint32_t first = base + static_cast<std::uint32_t>(64 * i);
    for (auto bits = load<std::uint64_t>(words + 8 * i); bits != 0; bits &= bits - 1)
      to[found++] = first + static_cast<std::uint32_t>(std::countr_zero(bits));
  }
  return found;
}

std::uint64_t skip_ones(const std::byte* bits, std::uint64_t from, std::uint64_t ones, std::uint64_t end) {
  for (; from < end; from += 64 - from % 8) {
    auto word = load<std::uint64_t>(bits + from / 8) >> (from % 8);
    if (const auto found = static_cast<unsigned>(std::popcount(word)); found < ones) {
      ones -= found;
      continue;
    }
    for (; ones > 1; --ones) word &= word - 1;
    return from + static_cast<unsigned>(std::countr_zero(word)) + 1;
  }
  return end + 1;
}

std::size_t rank(const std::byte* words, std::size_t bit) {
  std::size_t sum = 0;
  for (; bit >= 64; bit -= 64, words += 8) sum += static_cast<std::size_t>(std::popcount(load<std::uint64_t>(words)));
  if (bit > 0) sum += static_cast<std::size_t>(std::popcount(load<std::uint64_t>(words) << (64 - bit)));
  return sum;
}

RiceSums rice_sums(const std::uint32_t* positions, std::size_t count, std::uint32_t base) {
  RiceSums sums;
  for (std::size_t i = 0; i < count; ++i) {
    sums.positions += positions[i];
    sums.remainder_bits += std::uint64_t{positions[i]} * rice_parameter(base, positions[i]);
  }
  return sums;
}

constinit const Kernels kKernels = {InstructionSet::scalar, unpack, add_up, set_bits, skip_ones, rank, rice_sums};

}  // namespace tra::format::scalar
