#include "archive/read/filter_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <vector>

#include "archive/read/names.h"
#include "archive/read/source.h"
#include "text/ascii.h"

namespace tra {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int input_fd = 3;  // descriptor on which the program reads a file that has no path
constexpr std::size_t max_error_bytes = 16 << 10;

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void reset(int fd) {
    close();
    fd_ = fd;
  }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read, write;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw ReadError("no pipe for the filter");
    read.reset(ends[0]);
    write.reset(ends[1]);
  }
};

std::vector<std::string> arguments_of(const Filter& filter, const std::string& path) {
  std::vector<std::string> arguments = filter.command;
  const std::string file = path.empty() ? "/dev/fd/" + std::to_string(input_fd) : path;
  for (std::string& argument : arguments)
    if (argument == "{}") argument = file;
  return arguments;
}

// The program gets a small environment of its own, so that its output does not depend on the user's settings.
std::vector<std::string> environment() {
  std::vector<std::string> variables = {"LC_ALL=C.UTF-8"};
  for (const char* name : {"PATH", "HOME", "TMPDIR"})
    if (const char* value = std::getenv(name)) variables.push_back(std::string(name) + "=" + value);
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

class Process {
 public:
  Process(const Filter& filter, const std::string& path, int fd, Pipe& output, Pipe& errors)
      : name_(filter.command.front()) {
    const std::string program = find_program(filter);
    std::vector<std::string> arguments = arguments_of(filter, path), variables = environment();
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, output.write.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errors.write.get(), STDERR_FILENO);
    if (fd >= 0) ::posix_spawn_file_actions_adddup2(&actions, fd, input_fd);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, fd >= 0 ? input_fd + 1 : input_fd);
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&defaults, signal);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &defaults);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    const int error = ::posix_spawn(&pid_, program.c_str(), &actions, &attributes, pointers(arguments).data(),
                                    pointers(variables).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (error != 0) {
      pid_ = -1;
      throw ReadError(name_ + " cannot be started: " + std::generic_category().message(error));
    }
    limit(filter);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() {
    if (pid_ <= 0) return;
    stop();
    ::waitpid(pid_, nullptr, 0);
  }

  void stop() const { ::kill(-pid_, SIGKILL); }

  // Returns false when the process has not ended by the deadline.
  bool wait_until(Clock::time_point deadline, int& status) {
    const Descriptor watch(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    if (watch.get() < 0) throw ReadError(name_ + " cannot be watched");
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0) return false;
      pollfd ended{watch.get(), POLLIN, 0};
      if (::poll(&ended, 1, static_cast<int>(std::min<long long>(left, 1000))) <= 0) continue;
      ::kill(-pid_, SIGKILL);  // also kills the processes it started
      if (::waitpid(pid_, &status, 0) == pid_) pid_ = -1;
      return true;
    }
  }

 private:
  void limit(const Filter& filter) const {
    const auto set = [&](auto resource, std::uint64_t value) {
      const rlimit both{value, value};
      ::prlimit(pid_, resource, &both, nullptr);
    };
    set(RLIMIT_CPU, filter.seconds);
    set(RLIMIT_AS, filter.memory_mib << 20);
    set(RLIMIT_FSIZE, filter.output_mib << 20);
    set(RLIMIT_CORE, 0);
  }

  const std::string name_;
  pid_t pid_ = -1;
};

// Reads both pipes until the program closes them. Returns false at the deadline. Throws when there is too much output.
bool read_pipes(const Filter& filter, Pipe& output, Pipe& errors, Clock::time_point deadline, std::string& out,
                std::string& err) {
  std::array<pollfd, 2> open{pollfd{output.read.get(), POLLIN, 0}, pollfd{errors.read.get(), POLLIN, 0}};
  std::array<char, 64 << 10> buffer;
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    if (::poll(open.data(), open.size(), static_cast<int>(std::min<long long>(left, 1000))) <= 0) continue;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i].fd < 0 || open[i].revents == 0) continue;
      const ssize_t got = ::read(open[i].fd, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) {
        open[i].fd = -1;
        continue;
      }
      if (i == 0 && out.size() + static_cast<std::size_t>(got) > filter.output_mib << 20)
        throw ReadError(filter.command.front() + " printed more than " + format_bytes(filter.output_mib << 20) +
                        ", its limit");
      if (i == 0)
        out.append(buffer.data(), static_cast<std::size_t>(got));
      else if (err.size() < max_error_bytes)
        err.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }
  return true;
}

// The first line of the program's error output, shortened.
std::string complaint(const std::string& err) {
  constexpr std::size_t most = 200;
  const std::string_view said = text::trim(err);
  const std::string line = printable_name(said.substr(0, std::min(said.find('\n'), most)));
  return line.empty() ? "" : ": " + line;
}

}  // namespace

std::string run_filter(const Filter& filter, const std::string& path, int fd) {
  const std::string& name = filter.command.front();
  Pipe output, errors;
  std::string out, err;
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(filter.seconds);
  Process process(filter, path, fd, output, errors);
  output.write.close();
  errors.write.close();
  int status = 0;
  if (!read_pipes(filter, output, errors, deadline, out, err) || !process.wait_until(deadline, status))
    throw ReadError(name + " took longer than " + std::to_string(filter.seconds) + " seconds, its limit");
  if (WIFSIGNALED(status))
    throw ReadError(name + " was ended by signal " + std::to_string(WTERMSIG(status)) + " (its limits are " +
                    std::to_string(filter.seconds) + " seconds and " + std::to_string(filter.memory_mib) + " MiB)" +
                    complaint(err));
  if (WEXITSTATUS(status) != 0)
    throw ReadError(name + " failed with exit status " + std::to_string(WEXITSTATUS(status)) + complaint(err));
  if (text::trim(out).empty()) throw ReadError(name + " found no text" + complaint(err));
  return out;
}

}  // namespace tra
