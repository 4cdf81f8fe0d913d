// Replacing a file that a user named.
#pragma once

#include <string>
#include <string_view>

namespace tra::cli {

// Writes the text to the file at `path`. A regular file is replaced whole: readers see the old text or the new, a
// failure leaves the old, and the new file has its mode and, where the user may give it, its owner; other hard links
// keep the old text. Symbolic links are followed and stay. Where nothing can be put in the file's place (its folder
// takes no new files, or it is a mount point) and for devices and pipes, the text is written into the file. Throws
// Error(io) with `failure` and the system's reason.
void replace_file(const std::string& path, std::string_view text, const std::string& failure);

}  // namespace tra::cli
