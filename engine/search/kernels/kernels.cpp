#include "search/kernels/kernels.h"

#include <bit>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace tra {

namespace {

void score_scalar(const std::uint32_t* documents, const std::uint32_t* frequencies, std::size_t count,
                  std::uint32_t factor, float weight, const std::uint8_t* norms, const float* saturation,
                  Score* scores) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto frequency = static_cast<float>(static_cast<std::int32_t>(frequencies[i] * factor));
    scores[i] = static_cast<Score>(weight * (frequency / (frequency + saturation[norms[documents[i]]])));
  }
}

std::uint64_t score_units_scalar(std::uint32_t* units, float weight, const std::uint8_t* norms, const float* saturation,
                                 Score* scores) {
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 64; ++i) {
    if (units[i] == 0) continue;
    const auto frequency = static_cast<float>(static_cast<std::int32_t>(units[i]));
    scores[i] += static_cast<Score>(weight * (frequency / (frequency + saturation[norms[i]])));
    units[i] = 0;
    mask |= std::uint64_t{1} << i;
  }
  return mask;
}

std::uint64_t above_scalar(const Score* scores, Score least) {
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 64; ++i) mask |= static_cast<std::uint64_t>(scores[i] > least) << i;
  return mask;
}

std::size_t collect_scalar(const std::uint32_t* documents, std::uint32_t base, const Score* scores, std::uint64_t which,
                           Score least, std::uint32_t* to_documents, Score* to_scores) {
  std::size_t found = 0;
  for (; which != 0; which &= which - 1) {
    const auto i = static_cast<unsigned>(std::countr_zero(which));
    to_documents[found] = documents != nullptr ? documents[i] : base + i;
    to_scores[found] = scores[i];
    found += scores[i] > least;
  }
  return found;
}

std::size_t keep_above_scalar(const std::uint32_t* documents, const Score* scores, std::size_t count, Score least,
                              std::uint32_t* to_documents, Score* to_scores) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    to_documents[kept] = documents[i];
    const Score score = to_scores[kept] = scores[i];
    kept += score > least;
  }
  return kept;
}

std::uint64_t count_scalar(const std::uint64_t* words, std::size_t size) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += static_cast<std::uint64_t>(std::popcount(words[i]));
  return sum;
}

std::uint64_t count_set_scalar(const std::uint64_t* words, std::uint32_t base, const std::uint32_t* documents,
                               std::size_t count) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += words[(documents[i] - base) / 64] >> ((documents[i] - base) % 64) & 1;
  return sum;
}

// Each of `a` is looked for by halves, without branches.
std::size_t intersect_scalar(const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count,
                             std::uint8_t* in_a, std::uint8_t* in_b) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < a_count; ++i) {
    std::size_t low = 0;
    for (std::size_t length = b_count; length > 1;) {
      const std::size_t half = length / 2;
      low += b[low + half - 1] < a[i] ? half : 0;
      length -= half;
    }
    in_a[found] = static_cast<std::uint8_t>(i);
    in_b[found] = static_cast<std::uint8_t>(low);
    found += b[low] == a[i];
  }
  return found;
}

std::uint32_t count_together_scalar(const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first,
                                    const std::uint32_t* b, std::size_t b_count, std::uint32_t b_first) {
  std::uint32_t count = 0;
  for (std::size_t i = 0, j = 0; i < a_count && j < b_count;) {
    const std::uint32_t left = a[i] + b_first, right = b[j] + a_first;
    count += left == right && a[i] >= a_first;
    i += left <= right;
    j += right <= left;
  }
  return count;
}

constexpr SearchKernels kScalar = {"scalar",         score_scalar,         score_units_scalar, above_scalar,
                                   collect_scalar,   keep_above_scalar,    count_scalar,       count_set_scalar,
                                   intersect_scalar, count_together_scalar};

#if defined(__x86_64__)

constexpr std::size_t kBlock = 128;

// Lengths are fetched one by one: gathers take twice the time (62 against 123 ns a block with AVX2, 134 with AVX-512).
inline __attribute__((always_inline)) void fetch_lengths(const std::uint32_t* documents, std::size_t count,
                                                         const std::uint8_t* norms, const float* saturation,
                                                         float* lengths) {
  for (std::size_t i = 0; i < count; ++i) lengths[i] = saturation[norms[documents[i]]];
}

__attribute__((target("avx2"))) void score_avx2(const std::uint32_t* documents, const std::uint32_t* frequencies,
                                                std::size_t count, std::uint32_t factor, float weight,
                                                const std::uint8_t* norms, const float* saturation, Score* scores) {
  alignas(64) float lengths[kBlock];
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
  score_scalar(documents + i, frequencies + i, count - i, factor, weight, norms, saturation, scores + i);
}

__attribute__((target("avx2"))) std::uint64_t score_units_avx2(std::uint32_t* units, float weight,
                                                               const std::uint8_t* norms, const float* saturation,
                                                               Score* scores) {
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

__attribute__((target("avx2"))) std::uint64_t above_avx2(const Score* scores, Score least) {
  const __m256i limit = _mm256_set1_epi32(least);
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 8; ++i) {
    const __m256i eight = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(scores + 8 * i));
    const int bits = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(eight, limit)));
    mask |= static_cast<std::uint64_t>(static_cast<unsigned>(bits)) << (8 * i);
  }
  return mask;
}

__attribute__((target("popcnt"))) std::uint64_t count_popcnt(const std::uint64_t* words, std::size_t size) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += static_cast<std::uint64_t>(__builtin_popcountll(words[i]));
  return sum;
}

constexpr SearchKernels kAvx2 = {"avx2",           score_avx2,           score_units_avx2, above_avx2,
                                 collect_scalar,   keep_above_scalar,    count_popcnt,     count_set_scalar,
                                 intersect_scalar, count_together_scalar};

__attribute__((target("avx512f"))) void score_avx512(const std::uint32_t* documents, const std::uint32_t* frequencies,
                                                     std::size_t count, std::uint32_t factor, float weight,
                                                     const std::uint8_t* norms, const float* saturation,
                                                     Score* scores) {
  alignas(64) float lengths[kBlock];
  fetch_lengths(documents, count, norms, saturation, lengths);
  const __m512 weights = _mm512_set1_ps(weight);
  const __m512i factors = _mm512_set1_epi32(static_cast<int>(factor));
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    const __m512 frequency = _mm512_cvtepi32_ps(_mm512_mullo_epi32(_mm512_loadu_si512(frequencies + i), factors));
    const __m512 fraction = _mm512_div_ps(frequency, _mm512_add_ps(frequency, _mm512_load_ps(lengths + i)));
    _mm512_storeu_si512(scores + i, _mm512_cvttps_epi32(_mm512_mul_ps(weights, fraction)));
  }
  score_scalar(documents + i, frequencies + i, count - i, factor, weight, norms, saturation, scores + i);
}

__attribute__((target("avx512f"))) std::uint64_t score_units_avx512(std::uint32_t* units, float weight,
                                                                    const std::uint8_t* norms, const float* saturation,
                                                                    Score* scores) {
  alignas(64) float lengths[64];
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 64; i += 16) {
    const __m512i times = _mm512_loadu_si512(units + i);
    mask |= static_cast<std::uint64_t>(_mm512_test_epi32_mask(times, times)) << i;
  }
  for (unsigned i = 0; i < 64; i += 16)
    if (mask >> i & 0xFFFF)
      for (unsigned j = i; j < i + 16; ++j) lengths[j] = saturation[norms[j]];
  const __m512 weights = _mm512_set1_ps(weight);
  for (unsigned i = 0; i < 64; i += 16) {
    const auto there = static_cast<__mmask16>(mask >> i);
    if (there == 0) continue;
    const __m512 frequency = _mm512_cvtepi32_ps(_mm512_loadu_si512(units + i));
    const __m512 fraction = _mm512_div_ps(frequency, _mm512_add_ps(frequency, _mm512_load_ps(lengths + i)));
    const __m512i before = _mm512_loadu_si512(scores + i);
    _mm512_storeu_si512(scores + i, _mm512_mask_add_epi32(before, there, before,
                                                          _mm512_cvttps_epi32(_mm512_mul_ps(weights, fraction))));
    _mm512_storeu_si512(units + i, _mm512_setzero_si512());
  }
  return mask;
}

__attribute__((target("avx512f"))) std::uint64_t above_avx512(const Score* scores, Score least) {
  const __m512i limit = _mm512_set1_epi32(least);
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 4; ++i)
    mask |= static_cast<std::uint64_t>(_mm512_cmpgt_epi32_mask(_mm512_loadu_si512(scores + 16 * i), limit)) << (16 * i);
  return mask;
}

__attribute__((target("avx512f,popcnt"))) std::size_t collect_avx512(const std::uint32_t* documents, std::uint32_t base,
                                                                     const Score* scores, std::uint64_t which,
                                                                     Score least, std::uint32_t* to_documents,
                                                                     Score* to_scores) {
  const __m512i lanes = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
                limit = _mm512_set1_epi32(least);
  std::size_t found = 0;
  for (unsigned i = 0; i < 64; i += 16) {
    const __m512i sixteen = _mm512_loadu_si512(scores + i);
    const __mmask16 wanted = _mm512_mask_cmpgt_epi32_mask(static_cast<__mmask16>(which >> i), sixteen, limit);
    if (wanted == 0) continue;
    const __m512i numbers = documents != nullptr
                                ? _mm512_loadu_si512(documents + i)
                                : _mm512_add_epi32(lanes, _mm512_set1_epi32(static_cast<int>(base + i)));
    _mm512_storeu_si512(to_documents + found, _mm512_maskz_compress_epi32(wanted, numbers));
    _mm512_storeu_si512(to_scores + found, _mm512_maskz_compress_epi32(wanted, sixteen));
    found += static_cast<std::size_t>(__builtin_popcount(wanted));
  }
  return found;
}

constexpr std::size_t kFewKept = 16;  // loads of sixteen would wait for stores of fewer

__attribute__((target("avx512f,popcnt"))) std::size_t keep_above_avx512(const std::uint32_t* documents,
                                                                        const Score* scores, std::size_t count,
                                                                        Score least, std::uint32_t* to_documents,
                                                                        Score* to_scores) {
  if (count < kFewKept) return keep_above_scalar(documents, scores, count, least, to_documents, to_scores);
  const __m512i limit = _mm512_set1_epi32(least);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; i += 16) {
    const auto there = static_cast<__mmask16>(count - i >= 16 ? 0xFFFF : (1u << (count - i)) - 1);
    const __m512i numbers = _mm512_maskz_loadu_epi32(there, documents + i),
                  sixteen = _mm512_maskz_loadu_epi32(there, scores + i);
    const __mmask16 wanted = _mm512_mask_cmpgt_epi32_mask(there, sixteen, limit);
    // At the end only as many places as are read: others may follow.
    _mm512_mask_storeu_epi32(to_documents + kept, there, _mm512_maskz_compress_epi32(wanted, numbers));
    _mm512_mask_storeu_epi32(to_scores + kept, there, _mm512_maskz_compress_epi32(wanted, sixteen));
    kept += static_cast<std::size_t>(__builtin_popcount(wanted));
  }
  return kept;
}

__attribute__((target("avx512f,popcnt"))) std::uint64_t count_set_avx512(const std::uint64_t* words, std::uint32_t base,
                                                                         const std::uint32_t* documents,
                                                                         std::size_t count) {
  const __m512i first = _mm512_set1_epi32(static_cast<int>(base)), one = _mm512_set1_epi32(1),
                low_bits = _mm512_set1_epi32(31);
  std::uint64_t sum = 0;
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    const __m512i places = _mm512_sub_epi32(_mm512_loadu_si512(documents + i), first);
    const __m512i halves = _mm512_i32gather_epi32(_mm512_srli_epi32(places, 5), words, 4);
    const __m512i bits = _mm512_sllv_epi32(one, _mm512_and_si512(places, low_bits));
    sum += static_cast<std::uint64_t>(__builtin_popcount(_mm512_test_epi32_mask(halves, bits)));
  }
  return sum + count_set_scalar(words, base, documents + i, count - i);
}

// Fewer documents are sooner looked for one by one.
constexpr std::size_t kFewByTurns = 24, kFewAtOnce = 8;

// Sixteen documents at a time; fewer are filled up with `none`.
__attribute__((target("avx512f"))) inline __m512i load_sixteen(const std::uint32_t* from, std::size_t left, int none) {
  if (left >= 16) return _mm512_loadu_si512(from);
  return _mm512_mask_loadu_epi32(_mm512_set1_epi32(none), static_cast<__mmask16>((1u << left) - 1), from);
}

__attribute__((target("avx512f"))) inline void write_places(__mmask16 which, std::size_t first, std::uint8_t* to) {
  const __m512i lanes = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  const __m512i places =
      _mm512_maskz_compress_epi32(which, _mm512_add_epi32(lanes, _mm512_set1_epi32(static_cast<int>(first))));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi32_epi8(places));
}

// Arrays meet sixteen documents at a time. Meet::lanes(a, b, in_a, in_b) says which lanes of two vectors have an equal
// in the other. Compiled for all that any Meet uses, which the compiler does not use by itself.
template <class Meet>
__attribute__((target("avx512f,avx512vp2intersect,popcnt"))) std::size_t intersect_chunks(
    const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count, std::uint8_t* in_a,
    std::uint8_t* in_b) {
  std::size_t found = 0, i = 0, j = 0;
  while (i < a_count && j < b_count) {
    const std::uint32_t a_last = a[std::min(i + 15, a_count - 1)], b_last = b[std::min(j + 15, b_count - 1)];
    if (b_last >= a[i]) {
      __mmask16 of_a, of_b;
      Meet::lanes(load_sixteen(a + i, a_count - i, -1), load_sixteen(b + j, b_count - j, -2), of_a, of_b);
      write_places(of_a, i, in_a + found);
      write_places(of_b, j, in_b + found);
      found += static_cast<std::size_t>(__builtin_popcount(of_a));
    }
    i += a_last <= b_last ? 16 : 0;
    j += b_last <= a_last ? 16 : 0;
  }
  return found;
}

// All pairs of lanes: four turns of a's quarters against four turns within b's (Diez-Canas, "Faster-Than-Native
// Alternatives for x86 VP2INTERSECT Instructions", 2021; here with both masks).
struct MeetByTurns {
  __attribute__((always_inline, target("avx512f"))) static inline void lanes(__m512i a, __m512i b, __mmask16& in_a,
                                                                             __mmask16& in_b) {
    const __m512i of_a[] = {a, _mm512_alignr_epi32(a, a, 4), _mm512_alignr_epi32(a, a, 8),
                            _mm512_alignr_epi32(a, a, 12)};
    const __m512i of_b[] = {b, _mm512_shuffle_epi32(b, _MM_PERM_ADCB), _mm512_shuffle_epi32(b, _MM_PERM_BADC),
                            _mm512_shuffle_epi32(b, _MM_PERM_CBAD)};
    std::uint32_t all_a = 0, turned_b[4] = {0, 0, 0, 0};
    for (unsigned i = 0; i < 4; ++i) {
      std::uint32_t turned_a = 0;
      for (unsigned j = 0; j < 4; ++j) {
        const std::uint32_t equal = _mm512_cmpeq_epi32_mask(of_a[i], of_b[j]);
        turned_a |= equal;
        turned_b[j] |= equal;
      }
      all_a |= turned_a << (4 * i) | turned_a >> (16 - 4 * i);
    }
    // Lane l of the j-th turn is lane (l + j) % 4 of its quarter.
    in_a = static_cast<__mmask16>(all_a);
    in_b = static_cast<__mmask16>(turned_b[0] | (turned_b[1] & 0x7777) << 1 | (turned_b[1] & 0x8888) >> 3 |
                                  (turned_b[2] & 0x3333) << 2 | (turned_b[2] & 0xCCCC) >> 2 |
                                  (turned_b[3] & 0x1111) << 3 | (turned_b[3] & 0xEEEE) >> 1);
  }
};

__attribute__((target("avx512f,popcnt"))) std::size_t intersect_avx512(const std::uint32_t* a, std::size_t a_count,
                                                                       const std::uint32_t* b, std::size_t b_count,
                                                                       std::uint8_t* in_a, std::uint8_t* in_b) {
  if (a_count < kFewByTurns) return intersect_scalar(a, a_count, b, b_count, in_a, in_b);
  return intersect_chunks<MeetByTurns>(a, a_count, b, b_count, in_a, in_b);
}

struct MeetAtOnce {
  __attribute__((always_inline, target("avx512f,avx512vp2intersect"))) static inline void lanes(__m512i a, __m512i b,
                                                                                                __mmask16& in_a,
                                                                                                __mmask16& in_b) {
    _mm512_2intersect_epi32(a, b, &in_a, &in_b);
  }
};

__attribute__((target("avx512f,avx512vp2intersect,popcnt"))) std::size_t intersect_vp2(
    const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count, std::uint8_t* in_a,
    std::uint8_t* in_b) {
  if (a_count < kFewAtOnce) return intersect_scalar(a, a_count, b, b_count, in_a, in_b);
  return intersect_chunks<MeetAtOnce>(a, a_count, b, b_count, in_a, in_b);
}

// Few positions, as most documents have them: sixteen of one word meet each of the other.
__attribute__((target("avx512f,popcnt"))) std::uint32_t count_together_avx512(
    const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first, const std::uint32_t* b, std::size_t b_count,
    std::uint32_t b_first) {
  if (a_count > 16 || b_count > 32) return count_together_scalar(a, a_count, a_first, b, b_count, b_first);
  const __m512i places = _mm512_maskz_loadu_epi32(static_cast<__mmask16>((1u << a_count) - 1), a);
  const __mmask16 late = _mm512_cmpge_epu32_mask(places, _mm512_set1_epi32(static_cast<int>(a_first)));
  const auto there = static_cast<__mmask16>(late & ((1u << a_count) - 1));
  const __m512i lefts = _mm512_add_epi32(places, _mm512_set1_epi32(static_cast<int>(b_first - a_first)));
  unsigned met = 0;
  for (std::size_t j = 0; j < b_count; ++j)
    met |= _mm512_mask_cmpeq_epi32_mask(there, lefts, _mm512_set1_epi32(static_cast<int>(b[j])));
  return static_cast<std::uint32_t>(__builtin_popcount(met));
}

constexpr SearchKernels kAvx512 = {"avx512",         score_avx512,         score_units_avx512, above_avx512,
                                   collect_avx512,   keep_above_avx512,    count_popcnt,       count_set_avx512,
                                   intersect_avx512, count_together_avx512};
constexpr SearchKernels kVp2 = {"avx512 vp2intersect", score_avx512,         score_units_avx512, above_avx512,
                                collect_avx512,        keep_above_avx512,    count_popcnt,       count_set_avx512,
                                intersect_vp2,         count_together_avx512};

#endif

std::vector<const SearchKernels*> runnable() {
  std::vector<const SearchKernels*> sets = {&kScalar};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")) sets.push_back(&kAvx2);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt")) sets.push_back(&kAvx512);
  if (__builtin_cpu_supports("avx512vp2intersect") && __builtin_cpu_supports("popcnt")) sets.push_back(&kVp2);
#endif
  return sets;
}

const std::vector<const SearchKernels*>& sets() {
  static const std::vector<const SearchKernels*> found = runnable();
  return found;
}

}  // namespace

const SearchKernels& search_kernels() noexcept {
  static const SearchKernels& best = *sets().back();
  return best;
}

std::span<const SearchKernels* const> all_search_kernels() noexcept { return sets(); }

}  // namespace tra
