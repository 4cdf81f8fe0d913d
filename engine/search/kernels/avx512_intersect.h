// Intersects two ascending arrays, 16 documents at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "tra/format/intrinsics.h"

namespace tra::search {

// Loads 16 documents. When fewer are left, the remaining lanes are set to `none`.
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

// Looks each of a few documents up in at most 256: the last documents of all runs of 16 tell its run.
__attribute__((target("avx512f,popcnt"))) inline std::size_t intersect_few(const std::uint32_t* a, std::size_t a_count,
                                                                           const std::uint32_t* b, std::size_t b_count,
                                                                           std::uint8_t* in_a, std::uint8_t* in_b) {
  const __m512i lanes = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  const __m512i last_places = _mm512_add_epi32(_mm512_slli_epi32(lanes, 4), _mm512_set1_epi32(15));
  const auto whole_runs = static_cast<__mmask16>((1u << (b_count / 16)) - 1);
  // A run that is not whole has documents up to any number.
  const __m512i last = _mm512_mask_i32gather_epi32(_mm512_set1_epi32(-1), whole_runs, last_places, b, 4);
  std::size_t found = 0;
  for (std::size_t i = 0; i < a_count; ++i) {
    const __m512i wanted = _mm512_set1_epi32(static_cast<int>(a[i]));
    const auto run = 16 * static_cast<std::size_t>(__builtin_popcount(_mm512_cmplt_epu32_mask(last, wanted)));
    const std::size_t left = b_count - run;  // 0 when all documents are before the wanted one
    const auto in_run = static_cast<__mmask16>(left >= 16 ? 0xFFFF : (1u << left) - 1);
    const std::uint32_t equal = _mm512_mask_cmpeq_epi32_mask(in_run, _mm512_maskz_loadu_epi32(in_run, b + run), wanted);
    in_a[found] = static_cast<std::uint8_t>(i);
    in_b[found] = static_cast<std::uint8_t>(run + static_cast<std::size_t>(__builtin_ctz(equal | 1u << 16)));
    found += equal != 0;
  }
  return found;
}

// Compares 16 documents of `a` with 16 documents of `b`, then advances in the array whose last compared document is
// smaller. Meet::lanes(a, b, in_a, in_b) sets the mask bits of the lanes that have an equal lane in the other vector.
//
// The target attribute names every instruction set that a Meet uses, so the compiler can inline Meet::lanes. Naming
// VP2INTERSECT is safe on processors without it, because compilers emit the instruction only for its intrinsic.
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

}  // namespace tra::search
