// The terminal while the browser has it: curses begun and ended, whatever ends the program.
#pragma once

#include <string>

namespace tra::cli::browse {

// Has the screen from construction to destruction. A signal that ends a program sets ended(), so that the program can
// leave in order; a fault gives the terminal back before it kills.
class TerminalSession {
 public:
  TerminalSession();
  ~TerminalSession();
  TerminalSession(const TerminalSession&) = delete;
  TerminalSession& operator=(const TerminalSession&) = delete;

  // The signal that asks the program to end; 0 while none has come.
  static int ended();

  // Lends the terminal to another program.
  void leave();
  void come_back();

  // Puts a text on the clipboard of terminals that know OSC 52.
  static void copy(const std::string& text);
};

}  // namespace tra::cli::browse
