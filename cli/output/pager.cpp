#include "output/pager.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

#include "output/terminal.h"

namespace tra::cli {
namespace {

bool is_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (access((std::string(rest.substr(0, end)) + "/" + name).c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// The program that shows pages and its arguments; empty when there is none.
std::vector<std::string> pager() {
  const char* wanted = std::getenv("PAGER");
  std::vector<std::string> command = words(wanted != nullptr ? wanted : "less");
  const bool plain = command.empty() || command[0] == "cat";
  if (plain || (command[0].find('/') == std::string::npos && !is_program(command[0]))) command.clear();
  return command;
}

bool fits(const std::string& text) {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return true;
  return std::count(text.begin(), text.end(), '\n') < size.ws_row;
}

// Runs the program with the text as its standard input, until it ends; false when it could not be run.
bool run_with_input(const std::vector<std::string>& command, const std::string& text) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    close(ends[1]);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  close(ends[0]);
  if (child < 0) {
    close(ends[1]);
    return false;
  }
  signal(SIGPIPE, SIG_IGN);  // who leaves the pager early has seen enough
  // Ctrl-C is the pager's own: less stops looking for a word. Were the program to end, the shell would read the keys
  // too.
  signal(SIGINT, SIG_IGN);
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t wrote = write(ends[1], text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) break;
    done += static_cast<std::size_t>(wrote);
  }
  close(ends[1]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  signal(SIGINT, SIG_DFL);
  return !(WIFEXITED(status) && WEXITSTATUS(status) == 127);
}

}  // namespace

void show_paged(const std::string& text, const Options& options) {
  const bool long_text =
      is_terminal(STDOUT_FILENO) && is_terminal(STDIN_FILENO) && !options.has("no-pager") && !fits(text);
  const std::vector<std::string> command = long_text ? pager() : std::vector<std::string>{};
  setenv("LESS", "FRX", 0);           // colours and links as they are, the text stays on the screen
  setenv("LESSCHARSET", "utf-8", 0);  // what is shown is, whatever the locale; in that of C, less shows letters as <E1>
  std::cout.flush();
  if (command.empty() || !run_with_input(command, text)) std::cout << text;
}

}  // namespace tra::cli
