#include "tra/format/kernels.h"

#include <cstring>

#include "kernels_versions.h"
#include "tra/format/precondition.h"

namespace tra::format {

namespace {

const auto& sets() {
#if defined(__x86_64__)
  static const RunnableSets sets(std::array{&scalar::kKernels, &vector::kKernels, &bmi2::kKernels,
                                            is_runnable(InstructionSet::bmi2) ? &avx2::kKernels : &avx2::kWithoutBmi2,
                                            &avx512::kKernels});
#else
  static const RunnableSets sets(std::array{&scalar::kKernels, &vector::kKernels});
#endif
  return sets;
}

#ifdef TRA_CHECK_PRECONDITIONS

const Kernels* inner = nullptr;

const Kernels& checked(const Kernels& kernels) {
  inner = &kernels;
  static Kernels checking = kernels;
  checking.unpack = [](const std::byte* from, unsigned bits, std::uint32_t* to) {
    require(bits <= 32);
    inner->unpack(from, bits, to);
  };
  checking.skip_ones = [](const std::byte* bits, std::uint64_t from, std::uint64_t ones, std::uint64_t end) {
    require(ones >= 1);
    return inner->skip_ones(bits, from, ones, end);
  };
  checking.rice_sums = [](const std::uint32_t* positions, std::size_t count, std::uint32_t base) {
    require(count <= kBlockSize);
    return inner->rice_sums(positions, count, base);
  };
  return checking;
}

#else

const Kernels& checked(const Kernels& kernels) noexcept { return kernels; }

#endif

}  // namespace

const Kernels& kernels() {
  static const Kernels& best = checked(sets().best());
  return best;
}

std::span<const Kernels* const> all_kernels() noexcept { return sets().all(); }

void pack(const std::uint32_t* values, unsigned bits, std::byte* to) noexcept {
  require(bits <= 32);
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
