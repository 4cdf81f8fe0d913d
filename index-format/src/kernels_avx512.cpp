// The AVX-512 versions of set_bits and rice_sums, sixteen values at a time. The other loops gain nothing from wider
// vectors.
#include "kernels_versions.h"
#include "tra/format/bytes.h"
#include "tra/format/intrinsics.h"

#if defined(__x86_64__)

namespace tra::format::avx512 {

namespace {

__attribute__((target("avx512f,popcnt"))) std::size_t set_bits(const std::byte* words, std::size_t count,
                                                               std::uint32_t base, std::uint32_t* to) {
  __m512i places = _mm512_add_epi32(_mm512_set1_epi32(static_cast<int>(base)),
                                    _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
  const __m512i sixteen = _mm512_set1_epi32(16);
  std::size_t found = 0;
  for (std::size_t i = 0; i < count && found <= kBlockSize; ++i) {
    auto bits = load<std::uint64_t>(words + 8 * i);
    for (unsigned part = 0; part < 4; ++part, bits >>= 16) {
      const auto mask = static_cast<__mmask16>(bits);
      _mm512_storeu_si512(to + found, _mm512_maskz_compress_epi32(mask, places));
      found += static_cast<std::size_t>(__builtin_popcount(mask));
      places = _mm512_add_epi32(places, sixteen);
    }
  }
  return found;
}

__attribute__((target("avx512f"))) RiceSums rice_sums(const std::uint32_t* positions, std::size_t count,
                                                      std::uint32_t base) {
  const __m512i most = _mm512_set1_epi32(static_cast<int>(base + 1 + 126)), zero = _mm512_setzero_si512();
  __m512i all = zero, even = zero, odd = zero;
  for (std::size_t i = 0; i < count; i += 16) {
    const auto there = static_cast<__mmask16>(count - i >= 16 ? 0xFFFF : (1u << (count - i)) - 1);
    const __m512i times = _mm512_maskz_loadu_epi32(there, positions + i);
    const __m512i width = _mm512_srli_epi32(_mm512_castps_si512(_mm512_cvtepi32_ps(times)), 23);
    const __m512i parameter = _mm512_max_epi32(_mm512_sub_epi32(most, width), zero);
    // The products have 64 bits, so even and odd lanes are multiplied separately.
    even = _mm512_add_epi64(even, _mm512_mul_epu32(times, parameter));
    odd = _mm512_add_epi64(odd, _mm512_mul_epu32(_mm512_srli_epi64(times, 32), _mm512_srli_epi64(parameter, 32)));
    all = _mm512_add_epi64(
        all, _mm512_add_epi64(_mm512_srli_epi64(times, 32), _mm512_and_si512(times, _mm512_set1_epi64(0xFFFF'FFFF))));
  }
  return {static_cast<std::uint64_t>(_mm512_reduce_add_epi64(all)),
          static_cast<std::uint64_t>(_mm512_reduce_add_epi64(_mm512_add_epi64(even, odd)))};
}

}  // namespace

constinit const Kernels kKernels = {InstructionSet::avx512, vector::unpack, vector::add_up, set_bits,
                                    bmi2::skip_ones,        bmi2::rank,     rice_sums};

}  // namespace tra::format::avx512

#endif
