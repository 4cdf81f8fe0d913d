// Limits for one fuzzed input: its time, and the memory of the process. An endless loop is therefore a failure like any
// other, and its input is kept.
#pragma once

#include <string>
#include <string_view>

namespace tra::fuzz {

// Called once per process. Allocations beyond the limit fail. Builds with a sanitizer have no limit, because they
// reserve terabytes of address space.
void limit_memory();

// While this object exists, the process ends with status 1 after kSecondsPerInput and writes the input to `kept_in`.
class InputLimit {
 public:
  static constexpr unsigned kSecondsPerInput = 20;
  InputLimit(std::string_view input, const std::string& kept_in);
  ~InputLimit();
  InputLimit(const InputLimit&) = delete;
};

}  // namespace tra::fuzz
