// The kernel sets of this build; kernels.cpp chooses one. A set uses the functions of a simpler set where its own
// instructions are not faster.
#pragma once

#include "search/kernels/kernels.h"

namespace tra::search {

// keep_above() leaves fewer documents to the scalar loop, because a vector load that covers recent smaller stores must
// wait for them. A disjunction of 8-15 terms took 478 us with vectors for any number, and takes 435 us with this limit
// (bench/README.md).
inline constexpr std::size_t kFewKept = 16;

namespace scalar {
extern const SearchKernels kKernels;
void score(const std::uint32_t* documents, const std::uint32_t* frequencies, std::size_t count, std::uint32_t factor,
           float weight, const std::uint8_t* norms, const float* saturation, Score* scores);
std::uint64_t score_units(std::uint32_t* units, float weight, const std::uint8_t* norms, const float* saturation,
                          Score* scores);
std::uint64_t above(const Score* scores, Score least);
std::size_t collect(const std::uint32_t* documents, std::uint32_t base, const Score* scores, std::uint64_t which,
                    Score least, std::uint32_t* to_documents, Score* to_scores);
std::size_t keep_above(const std::uint32_t* documents, const Score* scores, std::size_t count, Score least,
                       std::uint32_t* to_documents, Score* to_scores);
std::uint64_t count(const std::uint64_t* words, std::size_t size);
std::uint64_t count_set(const std::uint64_t* words, std::uint32_t base, const std::uint32_t* documents,
                        std::size_t count);
std::size_t intersect(const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count,
                      std::uint8_t* in_a, std::uint8_t* in_b);
std::uint32_t count_together(const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first, const std::uint32_t* b,
                             std::size_t b_count, std::uint32_t b_first);
void in_range(const std::byte* codes, unsigned width, std::size_t count, std::uint64_t first, std::uint64_t last,
              std::uint64_t* to);
}  // namespace scalar

#if defined(__x86_64__)

namespace avx2 {
extern const SearchKernels kKernels;
std::uint64_t count(const std::uint64_t* words, std::size_t size);
void in_range(const std::byte* codes, unsigned width, std::size_t count, std::uint64_t first, std::uint64_t last,
              std::uint64_t* to);
}  // namespace avx2

namespace avx512 {
extern const SearchKernels kKernels;
void score(const std::uint32_t* documents, const std::uint32_t* frequencies, std::size_t count, std::uint32_t factor,
           float weight, const std::uint8_t* norms, const float* saturation, Score* scores);
std::uint64_t score_units(std::uint32_t* units, float weight, const std::uint8_t* norms, const float* saturation,
                          Score* scores);
std::uint64_t above(const Score* scores, Score least);
std::size_t collect(const std::uint32_t* documents, std::uint32_t base, const Score* scores, std::uint64_t which,
                    Score least, std::uint32_t* to_documents, Score* to_scores);
std::size_t keep_above(const std::uint32_t* documents, const Score* scores, std::size_t count, Score least,
                       std::uint32_t* to_documents, Score* to_scores);
std::uint64_t count_set(const std::uint64_t* words, std::uint32_t base, const std::uint32_t* documents,
                        std::size_t count);
std::uint32_t count_together(const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first, const std::uint32_t* b,
                             std::size_t b_count, std::uint32_t b_first);
}  // namespace avx512

namespace vp2intersect {
extern const SearchKernels kKernels;
}  // namespace vp2intersect

#endif

}  // namespace tra::search
