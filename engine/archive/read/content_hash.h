// The hash by which a changed article is told from an unchanged one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tra {

// XXH3 with 64 bits, by the kernels for the instruction set that may be used (tra/format/cpu.h).
std::uint64_t content_hash(std::string_view bytes);

#if defined(__x86_64__)
// The same hash by AVX2, which the machine must have.
std::uint64_t content_hash_avx2(const char* bytes, std::size_t size);
#endif

}  // namespace tra
