// What signals do to the program.
//
// SIGPIPE ends it quietly; SIGBUS (a mapped file was cut short or its disk failed) becomes a message and exit status 2;
// SIGINT and SIGTERM end it at once, or, while a StopOnInterrupt lives, only set a flag for the work to look at.
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
  static int exit_status() noexcept;  // of a program that was stopped: 130 by SIGINT, 143 by SIGTERM
};

}  // namespace tra::cli
