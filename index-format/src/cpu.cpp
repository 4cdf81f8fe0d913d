#include "tra/format/cpu.h"

#include <cstdlib>
#include <string>

#include "tra/error.h"

namespace tra::format {

namespace {

constexpr std::array kNames = {std::string_view("scalar"), std::string_view("vector"),
                               std::string_view("bmi2"),   std::string_view("avx2"),
                               std::string_view("avx512"), std::string_view("vp2intersect")};

InstructionSet named(std::string_view name) {
  std::string known;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const auto set = static_cast<InstructionSet>(i);
    if (!is_runnable(set)) continue;
    if (kNames[i] == name) return set;
    known += (known.empty() ? "" : ", ") + std::string(kNames[i]);
  }
  throw Error(ErrorCode::invalid_argument,
              "TRA_KERNELS=" + std::string(name) + " names no instruction set of this machine, which has " + known);
}

}  // namespace

std::string_view to_string(InstructionSet set) noexcept { return kNames[static_cast<std::size_t>(set)]; }

bool is_runnable(InstructionSet set) noexcept {
  switch (set) {
    case InstructionSet::scalar:
    case InstructionSet::vector:
      return true;
#if defined(__x86_64__)
    case InstructionSet::bmi2:  // on Zen 1 and Zen 2, pdep is microcoded and slow
      return __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") && !__builtin_cpu_is("znver1") &&
             !__builtin_cpu_is("znver2");
    case InstructionSet::avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
    case InstructionSet::avx512:
      return __builtin_cpu_supports("avx512f") && is_runnable(InstructionSet::bmi2);
    case InstructionSet::vp2intersect:
      return __builtin_cpu_supports("avx512vp2intersect") && is_runnable(InstructionSet::avx512);
#endif
    default:
      return false;
  }
}

InstructionSet richest_allowed() {
  static const InstructionSet allowed = [] {
    const char* const name = std::getenv("TRA_KERNELS");
    return name == nullptr || *name == '\0' ? InstructionSet::vp2intersect : named(name);
  }();
  return allowed;
}

}  // namespace tra::format
