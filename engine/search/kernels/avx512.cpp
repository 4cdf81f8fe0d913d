// The kernels for AVX-512F, which process 16 documents at a time.
#include "search/kernels/lengths.h"
#include "search/kernels/sets.h"
#include "tra/format/kernels.h"

#if defined(__x86_64__)
#include "search/kernels/avx512_intersect.h"

namespace tra::search::avx512 {

__attribute__((target("avx512f"))) void score(const std::uint32_t* documents, const std::uint32_t* frequencies,
                                              std::size_t count, std::uint32_t factor, float weight,
                                              const std::uint8_t* norms, const float* saturation, Score* scores) {
  alignas(64) float lengths[format::kBlockSize];
  fetch_lengths(documents, count, norms, saturation, lengths);
  const __m512 weights = _mm512_set1_ps(weight);
  const __m512i factors = _mm512_set1_epi32(static_cast<int>(factor));
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    const __m512 frequency = _mm512_cvtepi32_ps(_mm512_mullo_epi32(_mm512_loadu_si512(frequencies + i), factors));
    const __m512 fraction = _mm512_div_ps(frequency, _mm512_add_ps(frequency, _mm512_load_ps(lengths + i)));
    _mm512_storeu_si512(scores + i, _mm512_cvttps_epi32(_mm512_mul_ps(weights, fraction)));
  }
  scalar::score(documents + i, frequencies + i, count - i, factor, weight, norms, saturation, scores + i);
}

__attribute__((target("avx512f"))) std::uint64_t score_units(std::uint32_t* units, float weight,
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

__attribute__((target("avx512f"))) std::uint64_t above(const Score* scores, Score least) {
  const __m512i limit = _mm512_set1_epi32(least);
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 4; ++i)
    mask |= static_cast<std::uint64_t>(_mm512_cmpgt_epi32_mask(_mm512_loadu_si512(scores + 16 * i), limit)) << (16 * i);
  return mask;
}

__attribute__((target("avx512f,popcnt"))) std::size_t collect(const std::uint32_t* documents, std::uint32_t base,
                                                              const Score* scores, std::uint64_t which, Score least,
                                                              std::uint32_t* to_documents, Score* to_scores) {
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

__attribute__((target("avx512f,popcnt"))) std::size_t keep_above(const std::uint32_t* documents, const Score* scores,
                                                                 std::size_t count, Score least,
                                                                 std::uint32_t* to_documents, Score* to_scores) {
  if (count < kFewKept) return scalar::keep_above(documents, scores, count, least, to_documents, to_scores);
  const __m512i limit = _mm512_set1_epi32(least);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; i += 16) {
    const auto there = static_cast<__mmask16>(count - i >= 16 ? 0xFFFF : (1u << (count - i)) - 1);
    const __m512i numbers = _mm512_maskz_loadu_epi32(there, documents + i),
                  sixteen = _mm512_maskz_loadu_epi32(there, scores + i);
    const __mmask16 wanted = _mm512_mask_cmpgt_epi32_mask(there, sixteen, limit);
    // At the end, only as many elements are stored as were read, because other data may follow.
    _mm512_mask_storeu_epi32(to_documents + kept, there, _mm512_maskz_compress_epi32(wanted, numbers));
    _mm512_mask_storeu_epi32(to_scores + kept, there, _mm512_maskz_compress_epi32(wanted, sixteen));
    kept += static_cast<std::size_t>(__builtin_popcount(wanted));
  }
  return kept;
}

__attribute__((target("avx512f,popcnt"))) std::uint64_t count_set(const std::uint64_t* words, std::uint32_t base,
                                                                  const std::uint32_t* documents, std::size_t count) {
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
  return sum + scalar::count_set(words, base, documents + i, count - i);
}

namespace {

// Fewer documents are looked up one by one (measured by bench/micro/search.cpp, intersect).
constexpr std::size_t kFewByTurns = 56;

// Compares all pairs of lanes with 16 comparisons: of four rotations of `a` by 128-bit quarters, and four rotations of
// `b` within its quarters (Diez-Canas, "Faster-Than-Native Alternatives for x86 VP2INTERSECT Instructions", 2021). That
// paper computes one of the two masks.
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
    // Lane l of a quarter in the j-th rotation is lane (l + j) % 4 of the quarter in `b`.
    in_a = static_cast<__mmask16>(all_a);
    in_b = static_cast<__mmask16>(turned_b[0] | (turned_b[1] & 0x7777) << 1 | (turned_b[1] & 0x8888) >> 3 |
                                  (turned_b[2] & 0x3333) << 2 | (turned_b[2] & 0xCCCC) >> 2 |
                                  (turned_b[3] & 0x1111) << 3 | (turned_b[3] & 0xEEEE) >> 1);
  }
};

__attribute__((target("avx512f,popcnt"))) std::size_t intersect(const std::uint32_t* a, std::size_t a_count,
                                                                const std::uint32_t* b, std::size_t b_count,
                                                                std::uint8_t* in_a, std::uint8_t* in_b) {
  if (a_count < kFewByTurns) return intersect_few(a, a_count, b, b_count, in_a, in_b);
  return intersect_chunks<MeetByTurns>(a, a_count, b, b_count, in_a, in_b);
}

}  // namespace

// Most documents have few positions of a word. Up to 16 positions of one word are compared at once with each position
// of the other word.
__attribute__((target("avx512f,popcnt"))) std::uint32_t count_together(const std::uint32_t* a, std::size_t a_count,
                                                                       std::uint32_t a_first, const std::uint32_t* b,
                                                                       std::size_t b_count, std::uint32_t b_first) {
  if (a_count > 16 || b_count > 32) return scalar::count_together(a, a_count, a_first, b, b_count, b_first);
  const __m512i places = _mm512_maskz_loadu_epi32(static_cast<__mmask16>((1u << a_count) - 1), a);
  const __mmask16 late = _mm512_cmpge_epu32_mask(places, _mm512_set1_epi32(static_cast<int>(a_first)));
  const auto there = static_cast<__mmask16>(late & ((1u << a_count) - 1));
  const __m512i lefts = _mm512_add_epi32(places, _mm512_set1_epi32(static_cast<int>(b_first - a_first)));
  unsigned met = 0;
  for (std::size_t j = 0; j < b_count; ++j)
    met |= _mm512_mask_cmpeq_epi32_mask(there, lefts, _mm512_set1_epi32(static_cast<int>(b[j])));
  return static_cast<std::uint32_t>(__builtin_popcount(met));
}

constinit const SearchKernels kKernels = {format::InstructionSet::avx512,
                                          score,
                                          score_units,
                                          above,
                                          collect,
                                          keep_above,
                                          avx2::count,
                                          count_set,
                                          intersect,
                                          count_together,
                                          avx2::in_range};

}  // namespace tra::search::avx512

#endif
