// Checks of preconditions, compiled only into sanitizer builds. A violation is a bug of this program and never the
// fault of its input.
#pragma once

namespace tra::format {

// With TRA_CHECK_PRECONDITIONS, ends the program when the condition is false.
inline void require([[maybe_unused]] bool condition) noexcept {
#ifdef TRA_CHECK_PRECONDITIONS
  if (!condition) __builtin_trap();
#endif
}

}  // namespace tra::format
