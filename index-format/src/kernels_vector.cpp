// Versions in the compiler's portable vector type: SSE2 on x86-64, NEON on AArch64. AVX2 versions of the same loops
// gained nothing (bench/README.md, "Tried and dropped").
#include <array>
#include <cstring>
#include <utility>

#include "kernels_versions.h"

namespace tra::format::vector {
namespace {

using Lanes = std::uint32_t __attribute__((vector_size(16)));

inline Lanes load_lanes(const void* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline void store_lanes(void* to, Lanes lanes) { std::memcpy(to, &lanes, sizeof lanes); }

template <unsigned Bits, unsigned Slot>
inline void unpack_slot(const std::byte* from, std::uint32_t* to) {
  constexpr unsigned bit = Slot * Bits, word = bit / 32, shift = bit % 32;
  Lanes lanes = load_lanes(from + 16 * word) >> shift;
  if constexpr (shift + Bits > 32) lanes |= load_lanes(from + 16 * (word + 1)) << (32 - shift);
  if constexpr (Bits < 32) lanes &= Lanes{} + ((1u << Bits) - 1);
  store_lanes(to + 4 * Slot, lanes);
}

template <unsigned Bits, std::size_t... Slots>
inline void unpack_slots(const std::byte* from, std::uint32_t* to, std::index_sequence<Slots...>) {
  (unpack_slot<Bits, Slots>(from, to), ...);
}

template <unsigned Bits>
void unpack_bits(const std::byte* from, std::uint32_t* to) {
  if constexpr (Bits == 0)
    std::memset(to, 0, kBlockSize * sizeof *to);
  else
    unpack_slots<Bits>(from, to, std::make_index_sequence<32>());
}

using Unpack = void (*)(const std::byte*, std::uint32_t*);
template <std::size_t... Bits>
constexpr std::array<Unpack, 33> unpack_table(std::index_sequence<Bits...>) {
  return {unpack_bits<Bits>...};
}

}  // namespace

void unpack(const std::byte* from, unsigned bits, std::uint32_t* to) {
  static constexpr auto table = unpack_table(std::make_index_sequence<33>());
  table[bits](from, to);
}

void add_up(std::uint32_t* values, std::uint32_t base) {
  Lanes carry = Lanes{} + base;
  for (std::size_t i = 0; i < kBlockSize; i += 4) {
    Lanes lanes = load_lanes(values + i) + 1;
    lanes += __builtin_shufflevector(Lanes{}, lanes, 0, 4, 5, 6);
    lanes += __builtin_shufflevector(Lanes{}, lanes, 0, 0, 4, 5);
    lanes += carry;
    store_lanes(values + i, lanes);
    carry = __builtin_shufflevector(lanes, lanes, 3, 3, 3, 3);
  }
}

constinit const Kernels kKernels = {InstructionSet::vector, unpack,       add_up,           scalar::set_bits,
                                    scalar::skip_ones,      scalar::rank, scalar::rice_sums};

}  // namespace tra::format::vector
