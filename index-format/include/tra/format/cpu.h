// Instruction sets: which ones this machine has, and which kernels are used.
//
// Kernels are inner loops that exist in several versions, one for each instruction set that speeds them up. On first
// use, the most advanced version that the machine can run is chosen. The environment variable TRA_KERNELS selects a
// simpler one for debugging or measuring, for example TRA_KERNELS=scalar.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tra::format {

// In ascending order of capability. Every CPU of an architecture has `vector` (SSE2 on x86-64, NEON on AArch64).
enum class InstructionSet : std::uint8_t { scalar, vector, bmi2, avx2, avx512, vp2intersect };

std::string_view to_string(InstructionSet set) noexcept;
bool is_runnable(InstructionSet set) noexcept;

// The most capable set that may be used: the one TRA_KERNELS names, else the best of this machine. Throws
// Error(invalid_argument) when TRA_KERNELS names an unknown set or one that this machine cannot run. The variable is
// read once.
InstructionSet richest_allowed();

// The versions of one kind of kernels that this machine can run. Kernels::set names the instruction set of a version.
template <class Kernels, std::size_t Count>
class RunnableSets {
 public:
  // `sets` must be in ascending order of capability, and the first one must run on every machine.
  explicit RunnableSets(const std::array<const Kernels*, Count>& sets) noexcept {
    for (const Kernels* kernels : sets)
      if (is_runnable(kernels->set)) sets_[count_++] = kernels;
  }
  std::span<const Kernels* const> all() const noexcept { return std::span(sets_).first(count_); }
  // The most capable allowed version.
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
