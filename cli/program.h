// What the program files tra and tra-index share: finding the command, running it, reporting errors.
//
// tra runs the commands that read an index. tra-index runs those that need the readers of archives, whose libraries
// take longer to load than a search takes. tra starts tra-index in its place, so a reader knows only tra.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "arguments/options.h"

namespace tra::cli {

struct Runner {
  std::string_view name;
  int (*run)(const Options&);
  // Called when the options are refused; may be null.
  void (*refused)(const Arguments&, const std::string& error) = nullptr;
};

struct Program {
  std::span<const Runner> runners;
  std::string other = {};  // the program file that runs the other commands; empty when there is none
};

// Returns the exit status.
int run_program(const Program& program, int count, char** values);

}  // namespace tra::cli
