// Intersects arrays by the instruction VP2INTERSECT. The other kernels are those for AVX-512F.
#include "search/kernels/sets.h"

#if defined(__x86_64__)
#include "search/kernels/avx512_intersect.h"

namespace tra::search::vp2intersect {

namespace {

// Fewer documents are looked up one by one (measured by bench/micro/search.cpp, intersect).
constexpr std::size_t kFewAtOnce = 8;

struct MeetAtOnce {
  __attribute__((always_inline, target("avx512f,avx512vp2intersect"))) static inline void lanes(__m512i a, __m512i b,
                                                                                                __mmask16& in_a,
                                                                                                __mmask16& in_b) {
    _mm512_2intersect_epi32(a, b, &in_a, &in_b);
  }
};

__attribute__((target("avx512f,avx512vp2intersect,popcnt"))) std::size_t intersect(
    const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count, std::uint8_t* in_a,
    std::uint8_t* in_b) {
  if (a_count < kFewAtOnce) return intersect_few(a, a_count, b, b_count, in_a, in_b);
  return intersect_chunks<MeetAtOnce>(a, a_count, b, b_count, in_a, in_b);
}

}  // namespace

constinit const SearchKernels kKernels = {format::InstructionSet::vp2intersect,
                                          avx512::score,
                                          avx512::score_units,
                                          avx512::above,
                                          avx512::collect,
                                          avx512::keep_above,
                                          avx2::count,
                                          avx512::count_set,
                                          intersect,
                                          avx512::count_together,
                                          avx2::in_range};

}  // namespace tra::search::vp2intersect

#endif
