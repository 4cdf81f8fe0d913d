// Running a filter's program without a shell, with limits on time, memory and output.
#pragma once

#include <string>

#include "tra/filters.h"

namespace tra {

// Returns what the program prints for the file at `path`; when `path` is empty, for the file open at `fd`. Throws
// ReadError when the program cannot be started, fails, or exceeds a limit.
std::string run_filter(const Filter& filter, const std::string& path, int fd);

}  // namespace tra
