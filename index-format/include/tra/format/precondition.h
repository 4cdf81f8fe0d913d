// What a function asks of its caller, checked in sanitizer builds only: a breach is a fault of this program, never of
// its input.
#pragma once

namespace tra::format {

// In a build with TRA_CHECK_PRECONDITIONS ends the program where the condition does not hold.
inline void require([[maybe_unused]] bool condition) noexcept {
#ifdef TRA_CHECK_PRECONDITIONS
  if (!condition) __builtin_trap();
#endif
}

}  // namespace tra::format
