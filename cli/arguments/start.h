// Replaces this program by another program file of tra.
#pragma once

#include <string>

#include "arguments/options.h"

namespace tra::cli {

// Runs the program file that lies beside this one, else the one in a folder of $PATH. Throws Error(io) when there is
// none.
[[noreturn]] void become(const std::string& name, Arguments arguments);

}  // namespace tra::cli
