// Eight scores at a time.
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

constinit const SearchKernels kKernels = {format::InstructionSet::avx2,
                                          score,
                                          score_units,
                                          above,
                                          scalar::collect,
                                          scalar::keep_above,
                                          count,
                                          scalar::count_set,
                                          scalar::intersect,
                                          scalar::count_together};

}  // namespace tra::search::avx2

#endif
