// The lines of rule files that are lists of names: columns separated by tabs, comments after #.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tra::archive {

// Visits every line that has a column, with its number from 1.
void for_rule_lines(std::string_view file,
                    const std::function<void(const std::vector<std::string>& columns, std::size_t line)>& visit);

// The text of a rule file of the user's; empty where there is none. Error(io) where it cannot be read.
std::string user_rule_file(const std::string& folder, const char* name);

}  // namespace tra::archive
