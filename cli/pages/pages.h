// Generating manual pages and shell completions from the table of options during the build.
#pragma once

#include <string>

#include "arguments/option_table.h"

namespace tra::cli {

// Manual pages, written with roff's man macros.
std::string program_page(Language language, const std::string& version);
std::string command_page(const CommandSpec& command, Language language, const std::string& version);
std::string query_page(Language language, const std::string& version);

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

// Helpers shared by the pages.
std::string roff(std::string_view text);                                                 // escapes running text
std::string roff_title(std::string_view name, int section, const std::string& version);  // the title line of a page
std::string roff_entry(std::string_view tag, std::string_view text);                     // a tagged paragraph

}  // namespace tra::cli
