// The user's own files, in $XDG_CONFIG_HOME/tra, else ~/.config/tra, and lines of other files that a user writes.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace tra::cli {

// The path of a file there; empty when neither variable is set.
std::string config_path(const std::string& name);

// Its text; nothing when there is no such file. Error(io) when it cannot be read.
std::optional<std::string> read_config(const std::string& name);

// Replaces it, making the folders it needs. Error(io).
void write_config(const std::string& name, const std::string& text);

// A line of a file that a user wrote, without the line end of Windows and, in the first line, the byte order mark.
// False at the end. Error(invalid_argument) when the first line begins as UTF-16 does.
bool next_line(std::istream& in, std::uint64_t number, std::string& line);

}  // namespace tra::cli
