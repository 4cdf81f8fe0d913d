// The AVX2 versions of set_bits and rice_sums, eight values at a time.
#include "kernels_versions.h"
#include "tra/format/bytes.h"
#include "tra/format/intrinsics.h"
#include "tra/format/lanes.h"

#if defined(__x86_64__)

namespace tra::format::avx2 {

namespace {

__attribute__((target("avx2,popcnt"))) std::size_t set_bits(const std::byte* words, std::size_t count,
                                                            std::uint32_t base, std::uint32_t* to) {
  const __m256i eight = _mm256_set1_epi32(8);
  __m256i first = _mm256_set1_epi32(static_cast<int>(base));
  std::size_t found = 0;
  for (std::size_t i = 0; i < count && found <= kBlockSize; ++i) {
    auto bits = load<std::uint64_t>(words + 8 * i);
    for (unsigned part = 0; part < 8; ++part, bits >>= 8, first = _mm256_add_epi32(first, eight)) {
      const __m128i lanes = _mm_cvtsi64_si128(static_cast<long long>(kSetLanes[bits & 0xFF]));
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + found), _mm256_add_epi32(_mm256_cvtepu8_epi32(lanes), first));
      found += static_cast<std::size_t>(__builtin_popcountll(bits & 0xFF));
    }
  }
  return found;
}

__attribute__((target("avx2"))) inline std::uint64_t sum_of(__m256i lanes) {
  const __m128i two = _mm_add_epi64(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256(lanes, 1));
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_add_epi64(two, _mm_unpackhi_epi64(two, two))));
}

__attribute__((target("avx2"))) RiceSums rice_sums(const std::uint32_t* positions, std::size_t count,
                                                   std::uint32_t base) {
  const __m256i most = _mm256_set1_epi32(static_cast<int>(base + 1 + 126)), zero = _mm256_setzero_si256();
  const __m256i lanes = _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0), low = _mm256_set1_epi64x(0xFFFF'FFFF);
  __m256i all = zero, bits = zero;
  for (std::size_t i = 0; i < count; i += 8) {
    const __m256i there = _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count - i)), lanes);
    const __m256i times = _mm256_maskload_epi32(reinterpret_cast<const int*>(positions + i), there);
    const __m256i width = _mm256_srli_epi32(_mm256_castps_si256(_mm256_cvtepi32_ps(times)), 23);
    const __m256i parameter = _mm256_max_epi32(_mm256_sub_epi32(most, width), zero);
    // The products have 64 bits, so even and odd lanes are multiplied separately.
    const __m256i odd = _mm256_srli_epi64(times, 32);
    bits = _mm256_add_epi64(bits, _mm256_add_epi64(_mm256_mul_epu32(times, parameter),
                                                   _mm256_mul_epu32(odd, _mm256_srli_epi64(parameter, 32))));
    all = _mm256_add_epi64(all, _mm256_add_epi64(odd, _mm256_and_si256(times, low)));
  }
  return {sum_of(all), sum_of(bits)};
}

}  // namespace

constinit const Kernels kKernels = {InstructionSet::avx2, vector::unpack, vector::add_up, set_bits,
                                    bmi2::skip_ones,      bmi2::rank,     rice_sums};
constinit const Kernels kWithoutBmi2 = {InstructionSet::avx2, vector::unpack, vector::add_up, set_bits,
                                        scalar::skip_ones,    scalar::rank,   rice_sums};

}  // namespace tra::format::avx2

#endif
