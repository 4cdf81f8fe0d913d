// Looks up the length saturation of documents, the K(length) of BM25, for the vector kernels.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tra::search {

// Scalar loads, because gather instructions take twice the time (bench/README.md, "Tried and dropped").
inline __attribute__((always_inline)) void fetch_lengths(const std::uint32_t* documents, std::size_t count,
                                                         const std::uint8_t* norms, const float* saturation,
                                                         float* lengths) {
  for (std::size_t i = 0; i < count; ++i) lengths[i] = saturation[norms[documents[i]]];
}

}  // namespace tra::search
