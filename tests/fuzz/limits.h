// Bounds of one fuzzed input: how long it may take and how much memory the process may hold. A loop that does not end
// is a failure like any other, with the input kept.
#pragma once

#include <string>
#include <string_view>

namespace tra::fuzz {

// Once a process: allocations beyond the limit fail, but for builds with a sanitizer, which reserve terabytes.
void limit_memory();

// While it lives the process ends with status 1 after kSecondsPerInput, and writes the input to `kept_in`.
class InputLimit {
 public:
  static constexpr unsigned kSecondsPerInput = 20;
  InputLimit(std::string_view input, const std::string& kept_in);
  ~InputLimit();
  InputLimit(const InputLimit&) = delete;
};

}  // namespace tra::fuzz
