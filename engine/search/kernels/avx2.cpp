// The kernels for AVX2, which process eight scores at a time.
#include "search/kernels/lengths.h"
#include "search/kernels/sets.h"
#include "tra/format/intrinsics.h"
#include "tra/format/kernels.h"

#if defined(__x86_64__)

namespace tra::search::avx2 {

namespace {

__attribute__((target("avx2"))) void score(const std::uint32_t* documents, const std::uint32_t* frequencies,
                                           std::size_t count, std::uint32_t factor, float weight,
                                           const std::uint8_t* norms, const float* saturation, Score* scores) {
  alignas(64) float lengths[format::kBlockSize];
  fetch_lengths(documents, count, norms, saturation, lengths);
  const __m256 weights = _mm256_set1_ps(weight);
  const __m256i factors = _mm256_set1_epi32(static_cast<int>(factor));
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m256i times = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(frequencies + i));
    const __m256 frequency = _mm256_cvtepi32_ps(_mm256_mullo_epi32(times, factors));
    const __m256 fraction = _mm256_div_ps(frequency, _mm256_add_ps(frequency, _mm256_load_ps(lengths + i)));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(scores + i), _mm256_cvttps_epi32(_mm256_mul_ps(weights, fraction)));
  }
  scalar::score(documents + i, frequencies + i, count - i, factor, weight, norms, saturation, scores + i);
}

__attribute__((target("avx2"))) std::uint64_t score_units(std::uint32_t* units, float weight, const std::uint8_t* norms,
                                                          const float* saturation, Score* scores) {
  alignas(64) float lengths[64];
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 64; i += 8) {
    const __m256i none =
        _mm256_cmpeq_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(units + i)), _mm256_setzero_si256());
    mask |= static_cast<std::uint64_t>(~_mm256_movemask_ps(_mm256_castsi256_ps(none)) & 0xFF) << i;
  }
  for (unsigned i = 0; i < 64; i += 8)
    if (mask >> i & 0xFF)
      for (unsigned j = i; j < i + 8; ++j) lengths[j] = saturation[norms[j]];
  const __m256 weights = _mm256_set1_ps(weight);
  for (unsigned i = 0; i < 64; i += 8) {
    if ((mask >> i & 0xFF) == 0) continue;
    const __m256i times = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(units + i));
    const __m256i none = _mm256_cmpeq_epi32(times, _mm256_setzero_si256());
    const __m256 frequency = _mm256_cvtepi32_ps(times);
    const __m256 fraction = _mm256_div_ps(frequency, _mm256_add_ps(frequency, _mm256_load_ps(lengths + i)));
    const __m256i found = _mm256_andnot_si256(none, _mm256_cvttps_epi32(_mm256_mul_ps(weights, fraction)));
    auto* const sums = reinterpret_cast<__m256i*>(scores + i);
    _mm256_storeu_si256(sums, _mm256_add_epi32(_mm256_loadu_si256(sums), found));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(units + i), _mm256_setzero_si256());
  }
  return mask;
}

__attribute__((target("avx2"))) std::uint64_t above(const Score* scores, Score least) {
  const __m256i limit = _mm256_set1_epi32(least);
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 8; ++i) {
    const __m256i eight = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(scores + 8 * i));
    const int bits = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(eight, limit)));
    mask |= static_cast<std::uint64_t>(static_cast<unsigned>(bits)) << (8 * i);
  }
  return mask;
}

}  // namespace

__attribute__((target("popcnt"))) std::uint64_t count(const std::uint64_t* words, std::size_t size) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += static_cast<std::uint64_t>(__builtin_popcountll(words[i]));
  return sum;
}

namespace {

// Compares 64 codes at a time. code - first <= span holds exactly when min(code - first, span) == code - first in
// unsigned arithmetic. AVX2 has no unsigned minimum of 64-bit numbers, so the sign bits of both sides are flipped and
// compared as signed numbers.
struct InRange {
  std::uint64_t first, span;

  __attribute__((always_inline, target("avx2"))) static inline __m256i load(const std::byte* from) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
  }
  __attribute__((always_inline, target("avx2"))) static inline std::uint64_t bytes_mask(__m256i bytes) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
  }

  __attribute__((always_inline, target("avx2"))) static inline __m256i within_16(const std::byte* from, __m256i begin,
                                                                                 __m256i most) {
    const __m256i above = _mm256_sub_epi16(load(from), begin);
    return _mm256_cmpeq_epi16(_mm256_min_epu16(above, most), above);
  }

  __attribute__((always_inline, target("avx2"))) inline std::uint64_t of_8(const std::byte* codes) const {
    const __m256i begin = _mm256_set1_epi8(static_cast<char>(first)), most = _mm256_set1_epi8(static_cast<char>(span));
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < 2; ++i) {
      const __m256i above = _mm256_sub_epi8(load(codes + 32 * i), begin);
      mask |= bytes_mask(_mm256_cmpeq_epi8(_mm256_min_epu8(above, most), above)) << (32 * i);
    }
    return mask;
  }
  __attribute__((always_inline, target("avx2"))) inline std::uint64_t of_16(const std::byte* codes) const {
    const __m256i begin = _mm256_set1_epi16(static_cast<short>(first)),
                  most = _mm256_set1_epi16(static_cast<short>(span));
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < 2; ++i) {
      // The pack instruction interleaves the 128-bit halves of its operands; the permutation restores the order.
      const __m256i both =
          _mm256_packs_epi16(within_16(codes + 64 * i, begin, most), within_16(codes + 64 * i + 32, begin, most));
      mask |= bytes_mask(_mm256_permute4x64_epi64(both, 0xD8)) << (32 * i);
    }
    return mask;
  }
  __attribute__((always_inline, target("avx2"))) inline std::uint64_t of_32(const std::byte* codes) const {
    const __m256i begin = _mm256_set1_epi32(static_cast<int>(first)), most = _mm256_set1_epi32(static_cast<int>(span));
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < 8; ++i) {
      const __m256i above = _mm256_sub_epi32(load(codes + 32 * i), begin);
      const __m256i within = _mm256_cmpeq_epi32(_mm256_min_epu32(above, most), above);
      mask |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(within))))
              << (8 * i);
    }
    return mask;
  }
  __attribute__((always_inline, target("avx2"))) inline std::uint64_t of_64(const std::byte* codes) const {
    const __m256i sign = _mm256_set1_epi64x(static_cast<long long>(std::uint64_t{1} << 63));
    const __m256i begin = _mm256_set1_epi64x(static_cast<long long>(first));
    const __m256i most = _mm256_xor_si256(_mm256_set1_epi64x(static_cast<long long>(span)), sign);
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < 16; ++i) {
      const __m256i above = _mm256_xor_si256(_mm256_sub_epi64(load(codes + 32 * i), begin), sign);
      const int beyond = _mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpgt_epi64(above, most)));
      mask |= static_cast<std::uint64_t>(~beyond & 0xF) << (4 * i);
    }
    return mask;
  }
};

}  // namespace

__attribute__((target("avx2"))) void in_range(const std::byte* codes, unsigned width, std::size_t count,
                                              std::uint64_t first, std::uint64_t last, std::uint64_t* to) {
  const InRange range = {first, last - first};
  std::size_t i = 0;
  switch (width) {
    case 1:
      for (; i + 64 <= count; i += 64) to[i / 64] = range.of_8(codes + i);
      break;
    case 2:
      for (; i + 64 <= count; i += 64) to[i / 64] = range.of_16(codes + 2 * i);
      break;
    case 4:
      for (; i + 64 <= count; i += 64) to[i / 64] = range.of_32(codes + 4 * i);
      break;
    default:
      for (; i + 64 <= count; i += 64) to[i / 64] = range.of_64(codes + 8 * i);
  }
  if (i < count) scalar::in_range(codes + width * i, width, count - i, first, last, to + i / 64);
}

constinit const SearchKernels kKernels = {format::InstructionSet::avx2,
                                          score,
                                          score_units,
                                          above,
                                          scalar::collect,
                                          scalar::keep_above,
                                          count,
                                          scalar::count_set,
                                          scalar::intersect,
                                          scalar::count_together,
                                          in_range};

}  // namespace tra::search::avx2

#endif
