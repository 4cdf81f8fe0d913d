#include "arguments/signals.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

namespace tra::cli {
namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // so that a signal handler may set it

volatile std::sig_atomic_t interrupted_by = SIGINT;

void on_interrupt(int signal) {
  interrupted_by = signal;
  interrupted.store(true, std::memory_order_relaxed);
}

void on_bus_error(int) {
  constexpr std::string_view message =
      "tra: error: a file of the index could not be read while it was mapped (cut short, or its disk failed); "
      "run tra check\n";
  if (write(STDERR_FILENO, message.data(), message.size()) < 0) _exit(2);
  _exit(2);
}

void set_handler(int signal, void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

void install_signal_handlers() {
  set_handler(SIGPIPE, SIG_DFL, 0);
  set_handler(SIGBUS, on_bus_error, 0);
}

// The first interrupt sets the flag; a second one ends the program at once.
StopOnInterrupt::StopOnInterrupt() {
  set_handler(SIGINT, on_interrupt, static_cast<int>(SA_RESETHAND | SA_RESTART));
  set_handler(SIGTERM, on_interrupt, static_cast<int>(SA_RESETHAND | SA_RESTART));
}

StopOnInterrupt::~StopOnInterrupt() {
  set_handler(SIGINT, SIG_DFL, 0);
  set_handler(SIGTERM, SIG_DFL, 0);
}

const std::atomic<bool>& StopOnInterrupt::requested() noexcept { return interrupted; }

int StopOnInterrupt::exit_status() noexcept { return 128 + interrupted_by; }

}  // namespace tra::cli
