// The kernels for AVX2, which process eight scores at a time.
#include <algorithm>
#include <cstring>
#include <utility>

#include "search/kernels/lengths.h"
#include "search/kernels/sets.h"
#include "tra/format/intrinsics.h"
#include "tra/format/kernels.h"
#include "tra/format/lanes.h"

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

namespace {

// Moves the lanes in `which` to the front, in their order; the other lanes are undefined.
__attribute__((always_inline, target("avx2"))) inline __m256i compressed(__m256i lanes, unsigned which) {
  const __m128i order = _mm_cvtsi64_si128(static_cast<long long>(format::kSetLanes[which]));
  return _mm256_permutevar8x32_epi32(lanes, _mm256_cvtepu8_epi32(order));
}

__attribute__((always_inline, target("avx2"))) inline __m256i load_eight(const void* from) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}

__attribute__((always_inline, target("avx2"))) inline void store_eight(void* to, __m256i lanes) {
  _mm256_storeu_si256(static_cast<__m256i*>(to), lanes);
}

__attribute__((always_inline, target("avx2"))) inline unsigned mask_of(__m256i lanes) {
  return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(lanes)));
}

}  // namespace

__attribute__((target("avx2,popcnt"))) std::size_t collect(const std::uint32_t* documents, std::uint32_t base,
                                                           const Score* scores, std::uint64_t which, Score least,
                                                           std::uint32_t* to_documents, Score* to_scores) {
  const __m256i lanes = _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0), limit = _mm256_set1_epi32(least);
  std::size_t found = 0;
  for (unsigned i = 0; i < 64; i += 8) {
    if ((which >> i & 0xFF) == 0) continue;
    const __m256i eight = load_eight(scores + i);
    const unsigned wanted = mask_of(_mm256_cmpgt_epi32(eight, limit)) & static_cast<unsigned>(which >> i & 0xFF);
    if (wanted == 0) continue;
    const __m256i numbers = documents != nullptr
                                ? load_eight(documents + i)
                                : _mm256_add_epi32(lanes, _mm256_set1_epi32(static_cast<int>(base + i)));
    store_eight(to_documents + found, compressed(numbers, wanted));
    store_eight(to_scores + found, compressed(eight, wanted));
    found += static_cast<std::size_t>(__builtin_popcount(wanted));
  }
  return found;
}

__attribute__((target("avx2,popcnt"))) std::size_t keep_above(const std::uint32_t* documents, const Score* scores,
                                                              std::size_t count, Score least,
                                                              std::uint32_t* to_documents, Score* to_scores) {
  if (count < kFewKept) return scalar::keep_above(documents, scores, count, least, to_documents, to_scores);
  const __m256i limit = _mm256_set1_epi32(least);
  std::size_t kept = 0, i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m256i numbers = load_eight(documents + i), eight = load_eight(scores + i);
    const unsigned wanted = mask_of(_mm256_cmpgt_epi32(eight, limit));
    // Of the lanes stored, those behind the kept ones were read before: kept + 8 is at most i + 8.
    store_eight(to_documents + kept, compressed(numbers, wanted));
    store_eight(to_scores + kept, compressed(eight, wanted));
    kept += static_cast<std::size_t>(__builtin_popcount(wanted));
  }
  return kept + scalar::keep_above(documents + i, scores + i, count - i, least, to_documents + kept, to_scores + kept);
}

namespace {

// The array's next eight documents. Fewer are filled up with the last one.
__attribute__((always_inline, target("avx2"))) inline __m256i load_up_to_eight(const std::uint32_t* from,
                                                                               std::size_t left) {
  if (left >= 8) return load_eight(from);
  const __m256i lanes = _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0);
  const __m256i count = _mm256_set1_epi32(static_cast<int>(left));
  const __m256i some = _mm256_maskload_epi32(reinterpret_cast<const int*>(from), _mm256_cmpgt_epi32(count, lanes));
  return _mm256_permutevar8x32_epi32(some, _mm256_min_epi32(lanes, _mm256_sub_epi32(count, _mm256_set1_epi32(1))));
}

struct EqualLanes {
  unsigned in_a, in_b;
};

// Compares all pairs of lanes: each of the eight rotations of `b` with `a`. Lane l of the r-th rotation is lane
// (l + r) % 8 of `b`.
__attribute__((always_inline, target("avx2"))) inline EqualLanes equal_lanes(__m256i a, __m256i b) {
  const __m256i next = _mm256_set_epi32(0, 7, 6, 5, 4, 3, 2, 1);
  unsigned in_a = 0, in_b = 0;
  for (unsigned r = 0; r < 8; ++r, b = _mm256_permutevar8x32_epi32(b, next)) {
    const unsigned equal = mask_of(_mm256_cmpeq_epi32(a, b));
    in_a |= equal;
    in_b |= equal << r;
  }
  return {in_a, (in_b | in_b >> 8) & 0xFF};
}

// Fewer documents of `a` are looked for one by one (measured by bench/micro/search.cpp, intersect).
constexpr std::size_t kFewShared = 24;

__attribute__((always_inline)) inline void write_places(unsigned which, std::size_t first, std::uint8_t* to) {
  const std::uint64_t places = format::kSetLanes[which] + first * 0x0101'0101'0101'0101u;
  std::memcpy(to, &places, sizeof places);
}

__attribute__((target("avx2,popcnt"))) std::size_t intersect(const std::uint32_t* a, std::size_t a_count,
                                                             const std::uint32_t* b, std::size_t b_count,
                                                             std::uint8_t* in_a, std::uint8_t* in_b) {
  if (a_count < kFewShared) return scalar::intersect(a, a_count, b, b_count, in_a, in_b);
  std::size_t found = 0;
  for (std::size_t i = 0, j = 0; i < a_count && j < b_count;) {
    const std::size_t a_left = a_count - i, b_left = b_count - j;
    const std::uint32_t a_last = a[i + std::min<std::size_t>(a_left, 8) - 1];
    const std::uint32_t b_last = b[j + std::min<std::size_t>(b_left, 8) - 1];
    if (b_last >= a[i] && a_last >= b[j]) {
      EqualLanes equal = equal_lanes(load_up_to_eight(a + i, a_left), load_up_to_eight(b + j, b_left));
      if (a_left < 8) equal.in_a &= (1u << a_left) - 1;  // not those that fill up
      if (b_left < 8) equal.in_b &= (1u << b_left) - 1;
      write_places(equal.in_a, i, in_a + found);
      write_places(equal.in_b, j, in_b + found);
      found += static_cast<std::size_t>(__builtin_popcount(equal.in_a));
    }
    i += a_last <= b_last ? 8 : 0;
    j += b_last <= a_last ? 8 : 0;
  }
  return found;
}

// Up to eight positions of one word are compared at once with each position of the other.
constexpr std::size_t kMostCompared = 24;

__attribute__((target("avx2,popcnt"))) std::uint32_t count_together(const std::uint32_t* a, std::size_t a_count,
                                                                    std::uint32_t a_first, const std::uint32_t* b,
                                                                    std::size_t b_count, std::uint32_t b_first) {
  if (a_count > b_count) {  // each position meets at most one of the other word, so the words can change places
    std::swap(a, b);
    std::swap(a_count, b_count);
    std::swap(a_first, b_first);
  }
  if (a_count == 0) return 0;
  if (a_count > 8 || b_count > kMostCompared) return scalar::count_together(a, a_count, a_first, b, b_count, b_first);
  const __m256i places = load_up_to_eight(a, a_count);
  const __m256i wanted = _mm256_add_epi32(places, _mm256_set1_epi32(static_cast<int>(b_first - a_first)));
  __m256i met = _mm256_setzero_si256();
  for (std::size_t j = 0; j < b_count; ++j)
    met = _mm256_or_si256(met, _mm256_cmpeq_epi32(wanted, _mm256_set1_epi32(static_cast<int>(b[j]))));
  const __m256i least = _mm256_set1_epi32(static_cast<int>(a_first));
  const unsigned late = mask_of(_mm256_cmpeq_epi32(_mm256_max_epu32(places, least), places));
  return static_cast<std::uint32_t>(__builtin_popcount(mask_of(met) & late & ((1u << a_count) - 1)));
}

}  // namespace

constinit const SearchKernels kKernels = {format::InstructionSet::avx2,
                                          score,
                                          score_units,
                                          above,
                                          collect,
                                          keep_above,
                                          count,
                                          scalar::count_set,
                                          intersect,
                                          count_together,
                                          in_range};

}  // namespace tra::search::avx2

#endif
