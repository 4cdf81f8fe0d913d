// The user's defaults: ~/.config/tra/config, a line "OPTION = VALUE" for each option that is to have a value where the
// command line gives none, and "[COMMAND]" before those of one command.
#pragma once

#include "arguments/options.h"

namespace tra::cli {

// Gives the options what the file says, where they have that option and it was not given. UsageError naming file and
// line for what no command has.
void take_defaults(Options& options);

}  // namespace tra::cli
