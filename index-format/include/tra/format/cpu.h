// Instruction sets: which of them this machine has, and which set of kernels to use.
//
// Kernels are the inner loops that are written several times, once for each instruction set that makes them faster. The
// richest set that the machine can run is chosen at its first use. The environment variable TRA_KERNELS names a poorer
// one, to find faults or to measure: TRA_KERNELS=scalar.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tra::format {

// From poor to rich. `vector` is what every CPU of the architecture has (SSE2 on x86-64, NEON on AArch64).
enum class InstructionSet : std::uint8_t { scalar, vector, bmi2, avx2, avx512, vp2intersect };

std::string_view to_string(InstructionSet set) noexcept;
bool is_runnable(InstructionSet set) noexcept;

// The richest set that may be used: what TRA_KERNELS names, else the richest of the machine. Error(invalid_argument)
// when TRA_KERNELS names no set or one that this machine cannot run. Read once.
InstructionSet richest_allowed();

// The sets of one kind of kernels that this machine can run. Kernels::set says which set a version is written for.
template <class Kernels, std::size_t Count>
class RunnableSets {
 public:
  // From poor to rich; the first runs everywhere.
  explicit RunnableSets(const std::array<const Kernels*, Count>& sets) noexcept {
    for (const Kernels* kernels : sets)
      if (is_runnable(kernels->set)) sets_[count_++] = kernels;
  }
  std::span<const Kernels* const> all() const noexcept { return std::span(sets_).first(count_); }
  // The richest that is allowed.
  const Kernels& best() const {
    const InstructionSet most = richest_allowed();
    std::size_t i = count_ - 1;
    while (i > 0 && sets_[i]->set > most) --i;
    return *sets_[i];
  }

 private:
  std::array<const Kernels*, Count> sets_{};
  std::size_t count_ = 0;
};

}  // namespace tra::format
