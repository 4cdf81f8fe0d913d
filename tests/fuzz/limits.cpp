#include "fuzz/limits.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

namespace tra::fuzz {
namespace {

constexpr rlim_t kMostMemory = rlim_t{4} << 30;

// Written by the signal handler; set before the alarm.
const char* g_input = nullptr;
std::size_t g_size = 0;
const char* g_kept_in = nullptr;

extern "C" void give_up(int) {
  constexpr char kMessage[] = "an input takes too long; it is kept in ";
  [[maybe_unused]] ssize_t written = write(STDERR_FILENO, kMessage, sizeof(kMessage) - 1);
  std::size_t name = 0;
  while (g_kept_in[name] != '\0') ++name;
  written = write(STDERR_FILENO, g_kept_in, name);
  written = write(STDERR_FILENO, "\n", 1);
  const int file = open(g_kept_in, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file >= 0) written = write(file, g_input, g_size);
  _exit(1);
}

}  // namespace

void limit_memory() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const rlimit limit{kMostMemory, kMostMemory};
  setrlimit(RLIMIT_AS, &limit);
#endif
}

InputLimit::InputLimit(std::string_view input, const std::string& kept_in) {
  g_input = input.data();
  g_size = input.size();
  g_kept_in = kept_in.c_str();
  struct sigaction action {};
  action.sa_handler = give_up;
  sigaction(SIGALRM, &action, nullptr);
  alarm(kSecondsPerInput);
}

InputLimit::~InputLimit() { alarm(0); }

}  // namespace tra::fuzz
