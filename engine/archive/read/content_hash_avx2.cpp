// Compiled for AVX2. Only xxHash is included, so that no function which other files share is compiled for it. The
// dispatcher of xxHash would take AVX-512, whose fixed cost of a call is more than hashing an article takes by AVX2.
#if defined(__x86_64__)

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "archive/read/content_hash.h"

namespace tra {

std::uint64_t content_hash_avx2(const char* bytes, std::size_t size) { return XXH3_64bits(bytes, size); }

}  // namespace tra

#endif
