// The BMI2 version of skip_ones: pdep finds the n-th set bit of a word in one instruction.
#include "kernels_versions.h"
#include "tra/format/bytes.h"
#include "tra/format/intrinsics.h"

#if defined(__x86_64__)

namespace tra::format::bmi2 {

__attribute__((target("bmi2,popcnt"))) std::uint64_t skip_ones(const std::byte* bits, std::uint64_t from,
                                                               std::uint64_t ones, std::uint64_t end) {
  for (; from < end; from += 64 - from % 8) {
    const std::uint64_t word = load<std::uint64_t>(bits + from / 8) >> (from % 8);
    const auto found = static_cast<std::uint64_t>(__builtin_popcountll(word));
    if (found >= ones)
      return from + static_cast<unsigned>(__builtin_ctzll(_pdep_u64(std::uint64_t{1} << (ones - 1), word))) + 1;
    ones -= found;
  }
  return end + 1;
}

__attribute__((target("popcnt"))) std::size_t rank(const std::byte* words, std::size_t bit) {
  std::size_t sum = 0;
  for (; bit >= 64; bit -= 64, words += 8)
    sum += static_cast<std::size_t>(__builtin_popcountll(load<std::uint64_t>(words)));
  if (bit > 0) sum += static_cast<std::size_t>(__builtin_popcountll(load<std::uint64_t>(words) << (64 - bit)));
  return sum;
}

constinit const Kernels kKernels = {
    InstructionSet::bmi2, vector::unpack, vector::add_up, scalar::set_bits, skip_ones, rank, scalar::rice_sums};

}  // namespace tra::format::bmi2

#endif
