// The groups of commands that make up the one table, and the options that many commands share.
#pragma once

#include <vector>

#include "arguments/option_table.h"

namespace tra::cli {

std::vector<CommandSpec> commands_of_indexing();
std::vector<CommandSpec> commands_of_searching();
std::vector<CommandSpec> commands_of_upkeep();
std::vector<CommandSpec> commands_of_parts();
std::vector<CommandSpec> commands_of_tables();
std::vector<CommandSpec> commands_of_keeping();

using Specs = std::vector<const OptionSpec*>;

inline Specs operator+(Specs left, const Specs& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

const Specs& filters();  // which articles a command concerns
const Specs& writing();  // how an index is written
const Specs& intake();   // how articles are read on their way into an index

}  // namespace tra::cli
