// How the program reacts to signals.
//
// SIGPIPE ends the program silently. SIGBUS (a mapped file was truncated or its disk failed) prints a message and ends
// it with exit status 2. SIGINT and SIGTERM end it at once; while a StopOnInterrupt exists, the first only sets a flag
// that the work checks, and one that comes more than a second later ends the program.
#pragma once

#include <atomic>

namespace tra::cli {

void install_signal_handlers();

class StopOnInterrupt {
 public:
  StopOnInterrupt();
  ~StopOnInterrupt();
  StopOnInterrupt(const StopOnInterrupt&) = delete;
  StopOnInterrupt& operator=(const StopOnInterrupt&) = delete;

  static const std::atomic<bool>& requested() noexcept;
  static int exit_status() noexcept;  // of an interrupted program: 130 for SIGINT, 143 for SIGTERM
};

}  // namespace tra::cli
