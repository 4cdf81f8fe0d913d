// Where the user's own files lie: $XDG_CONFIG_HOME/tra, else ~/.config/tra.
#pragma once

#include <optional>
#include <string>

namespace tra::cli {

// The path of a file there; empty when neither variable is set.
std::string config_path(const std::string& name);

// Its text; nothing when there is no such file. Error(io) when it cannot be read.
std::optional<std::string> read_config(const std::string& name);

// Replaces it, making the folders it needs. Error(io).
void write_config(const std::string& name, const std::string& text);

}  // namespace tra::cli
