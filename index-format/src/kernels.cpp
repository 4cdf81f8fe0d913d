#include "tra/format/kernels.h"

#include <cstring>
#include <vector>

#include "kernels_versions.h"

namespace tra::format {

namespace {

std::vector<const Kernels*> runnable() {
  std::vector<const Kernels*> sets = {&scalar::kKernels, &vector::kKernels};
  if (bmi2::is_runnable()) sets.push_back(&bmi2::kKernels);
  if (avx512::is_runnable()) sets.push_back(&avx512::kKernels);
  return sets;
}

const std::vector<const Kernels*>& sets() {
  static const std::vector<const Kernels*> found = runnable();
  return found;
}

}  // namespace

const Kernels& kernels() noexcept {
  static const Kernels& best = *sets().back();
  return best;
}

std::span<const Kernels* const> all_kernels() noexcept { return sets(); }

void pack(const std::uint32_t* values, unsigned bits, std::byte* to) noexcept {
  if (bits == 0) return;
  std::memset(to, 0, 16 * bits);
  for (std::size_t i = 0; i < kBlockSize; ++i) {
    const std::size_t lane = i % 4, bit = i / 4 * bits, word = bit / 32, shift = bit % 32;
    const std::uint64_t window = static_cast<std::uint64_t>(values[i]) << shift;
    for (std::size_t half = 0; half < (shift + bits > 32 ? 2u : 1u); ++half) {
      std::uint32_t lane_word;
      std::byte* at = to + 16 * (word + half) + 4 * lane;
      std::memcpy(&lane_word, at, 4);
      lane_word |= static_cast<std::uint32_t>(window >> (32 * half));
      std::memcpy(at, &lane_word, 4);
    }
  }
}

}  // namespace tra::format
