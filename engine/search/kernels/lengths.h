// The saturation of each document's length, which vector kernels divide by.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tra::search {

// One by one: gathers take twice the time (bench/README.md, "Tried and dropped").
inline __attribute__((always_inline)) void fetch_lengths(const std::uint32_t* documents, std::size_t count,
                                                         const std::uint8_t* norms, const float* saturation,
                                                         float* lengths) {
  for (std::size_t i = 0; i < count; ++i) lengths[i] = saturation[norms[documents[i]]];
}

}  // namespace tra::search
