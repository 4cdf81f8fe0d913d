// What is generated from the table of options when the program is built: manual pages and shell completions.
#pragma once

#include <string>

#include "arguments/option_table.h"

namespace tra::cli {

// Pages in the man macros of roff.
std::string program_page(Language language, const std::string& version);
std::string command_page(const CommandSpec& command, Language language, const std::string& version);
std::string query_page(Language language, const std::string& version);

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

// Shared by the pages.
std::string roff(std::string_view text);                                                 // as running text
std::string roff_title(std::string_view name, int section, const std::string& version);  // the line that begins a page
std::string roff_entry(std::string_view tag, std::string_view text);                     // a tagged paragraph

}  // namespace tra::cli
