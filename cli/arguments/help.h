// Prints help in the user's language, generated from the table of options.
#pragma once

#include <string>

#include "arguments/options.h"

namespace tra::cli {

// --lang, else the locale of messages ($LC_ALL, $LC_MESSAGES, $LANG): Vietnamese for "vi...", else English.
Language help_language(const Arguments& arguments);

std::string program_help(Language language);
std::string command_help(const CommandSpec& command, Language language);

}  // namespace tra::cli
