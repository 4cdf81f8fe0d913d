// The sets of kernels that a build may contain. kernels.cpp chooses among them.
#pragma once

#include "tra/format/kernels.h"

namespace tra::format {
namespace scalar {
extern const Kernels kKernels;
std::size_t set_bits(const std::byte* words, std::size_t count, std::uint32_t base, std::uint32_t* to);
std::uint64_t skip_ones(const std::byte* bits, std::uint64_t from, std::uint64_t ones, std::uint64_t end);
std::size_t rank(const std::byte* words, std::size_t bit);
RiceSums rice_sums(const std::uint32_t* positions, std::size_t count, std::uint32_t base);
}  // namespace scalar
namespace vector {
extern const Kernels kKernels;
void unpack(const std::byte* from, unsigned bits, std::uint32_t* to);
void add_up(std::uint32_t* values, std::uint32_t base);
}  // namespace vector
#if defined(__x86_64__)
namespace bmi2 {
extern const Kernels kKernels;
std::uint64_t skip_ones(const std::byte* bits, std::uint64_t from, std::uint64_t ones, std::uint64_t end);
std::size_t rank(const std::byte* words, std::size_t bit);
}  // namespace bmi2
namespace avx2 {
extern const Kernels kKernels;      // where BMI2 is fast
extern const Kernels kWithoutBmi2;  // elsewhere
}  // namespace avx2
namespace avx512 {
extern const Kernels kKernels;
}  // namespace avx512
#endif
}  // namespace tra::format
