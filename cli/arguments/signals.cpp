#include "arguments/signals.h"

#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <ctime>
#include <string_view>

namespace tra::cli {
namespace {

std::atomic<bool> interrupted = false;
// So that a signal handler may set them.
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<std::int64_t>::is_always_lock_free);

volatile std::sig_atomic_t interrupted_by = SIGINT;

std::atomic<std::int64_t> interrupted_at = 0;  // milliseconds

// The first signal asks the program to stop; a later one ends it at once. Signals within a second count as one, because
// timeout(1) signals a program and then its process group.
void on_interrupt(int signal) {
  constexpr std::int64_t one_request = 1000;
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const std::int64_t at = std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
  if (!interrupted.exchange(true, std::memory_order_relaxed)) {
    interrupted_by = signal;
    interrupted_at.store(at, std::memory_order_relaxed);
  } else if (at - interrupted_at.load(std::memory_order_relaxed) > one_request) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
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
  set_handler(SIGXFSZ, SIG_IGN, 0);  // a write beyond the limit of a file's size (ulimit -f) fails, and says why
}

StopOnInterrupt::StopOnInterrupt() {
  set_handler(SIGINT, on_interrupt, SA_RESTART);
  set_handler(SIGTERM, on_interrupt, SA_RESTART);
}

StopOnInterrupt::~StopOnInterrupt() {
  set_handler(SIGINT, SIG_DFL, 0);
  set_handler(SIGTERM, SIG_DFL, 0);
}

const std::atomic<bool>& StopOnInterrupt::requested() noexcept { return interrupted; }

int StopOnInterrupt::exit_status() noexcept { return 128 + interrupted_by; }

}  // namespace tra::cli
