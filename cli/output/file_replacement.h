// Replacing a file that a user named.
#pragma once

#include <string>
#include <string_view>

namespace tra::cli {

// Writes the text to the file at `path`. A reader of a regular file sees its old text or all of the new. Symbolic links
// are followed and stay; devices and pipes are written directly. On failure the old file remains, and Error(io) is
// thrown with `failure`, the system's reason, and the path.
void replace_file(const std::string& path, std::string_view text, const std::string& failure);

}  // namespace tra::cli
