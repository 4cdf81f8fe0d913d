// What a file of a Directory may be called, the same for every implementation.
#pragma once

#include <string>

namespace tra {

// Error(invalid_argument) unless `name` is plain: not empty, not "." or "..", at most 255 bytes, without '/' or NUL.
void check_file_name(const std::string& name);

}  // namespace tra
