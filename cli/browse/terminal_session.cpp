#include "browse/terminal_session.h"

#include <curses.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace tra::cli::browse {
namespace {

constexpr std::array kEnding{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
constexpr std::array kFaults{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr int kKeyWait = 200;  // milliseconds until a signal is noticed at the latest

volatile std::sig_atomic_t end_signal = 0;
termios modes_before{};
std::array<char, 256> leaving{};  // what ends curses' mode of the terminal, for a handler of faults
std::size_t leaving_size = 0;

void note_end(int signal) { end_signal = signal; }

// Only what POSIX allows in a handler.
void give_back(int signal) {
  tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
  [[maybe_unused]] const ssize_t written = write(STDOUT_FILENO, leaving.data(), leaving_size);
  raise(signal);  // with its default action: SA_RESETHAND
}

void remember_leaving() {
  for (const char* name : {"sgr0", "cnorm", "rmkx", "rmcup"}) {
    const char* sequence = tigetstr(name);
    if (sequence == nullptr || reinterpret_cast<std::intptr_t>(sequence) == -1) continue;
    const std::size_t size = std::min(std::strlen(sequence), leaving.size() - leaving_size);
    std::copy_n(sequence, size, leaving.data() + leaving_size);
    leaving_size += size;
  }
}

void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0u);
    for (std::size_t j = 0; j < 4; ++j) out += i + j <= bytes.size() ? digits[group >> (18 - 6 * j) & 63] : '=';
  }
  return out;
}

}  // namespace

TerminalSession::TerminalSession() {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) throw std::runtime_error("tra browse needs a terminal");
  std::setlocale(LC_ALL, "");
  tcgetattr(STDIN_FILENO, &modes_before);
  if (newterm(nullptr, stdout, stdin) == nullptr) throw std::runtime_error("the terminal is not known ($TERM)");
  remember_leaving();
  for (const int signal : kFaults) handle(signal, give_back, static_cast<int>(SA_RESETHAND));
  for (const int signal : kEnding) handle(signal, note_end, 0);
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  set_escdelay(25);
  timeout(kKeyWait);
  if (has_colors()) {
    start_color();
    use_default_colors();
    init_pair(1, COLOR_YELLOW, -1);
    init_pair(2, COLOR_CYAN, -1);
  }
}

TerminalSession::~TerminalSession() { endwin(); }

int TerminalSession::ended() { return end_signal; }

void TerminalSession::leave() {
  def_prog_mode();
  endwin();
}

void TerminalSession::come_back() {
  reset_prog_mode();
  clearok(stdscr, TRUE);
  refresh();
}

void TerminalSession::copy(const std::string& text) {
  const std::string sequence = "\033]52;c;" + base64(text) + "\a";
  [[maybe_unused]] const ssize_t written = write(STDOUT_FILENO, sequence.data(), sequence.size());
}

}  // namespace tra::cli::browse
