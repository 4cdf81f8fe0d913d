// Which file names a Directory accepts; the same for every implementation.
#pragma once

#include <string>

namespace tra {

// Throws Error(invalid_argument) unless `name` is valid: not empty, not "." or "..", at most 255 bytes, without '/' or
// NUL.
void check_file_name(const std::string& name);

}  // namespace tra
