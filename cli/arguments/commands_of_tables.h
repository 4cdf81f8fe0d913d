// The commands that count and report: rows of the one table (command_table.cpp).
#pragma once

#include <vector>

#include "arguments/option_table.h"

namespace tra::cli {

std::vector<CommandSpec> commands_of_tables(const std::vector<const OptionSpec*>& filters);

}  // namespace tra::cli
