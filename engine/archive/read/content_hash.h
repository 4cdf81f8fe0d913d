// The hash by which a changed article is told from an unchanged one: XXH3 with the widest vectors of the processor.
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <string_view>

#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>
#endif

namespace tra {

inline std::uint64_t content_hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace tra
