#include "archive/read/content_hash.h"

#include <xxhash.h>

#include "tra/format/cpu.h"

namespace tra {

std::uint64_t content_hash(std::string_view bytes) {
#if defined(__x86_64__)
  static const bool by_avx2 =
      format::is_runnable(format::InstructionSet::avx2) && format::richest_allowed() >= format::InstructionSet::avx2;
  if (by_avx2) return content_hash_avx2(bytes.data(), bytes.size());
#endif
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace tra
