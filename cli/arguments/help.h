// Prints help in the user's language, generated from the table of options.
#pragma once

#include <string>

#include "arguments/options.h"
#include "arguments/topics.h"

namespace tra::cli {

std::string program_help(Language language);
std::string topic_help(const Topic& topic, Language language);
std::string command_help(const CommandSpec& command, Language language);

}  // namespace tra::cli
