// Running a filter's program: no shell, limits of time, memory and output.
#pragma once

#include <string>

#include "tra/filters.h"

namespace tra {

// What the program prints for the file at `path`, or, where that is empty, for the file open at `fd`. Throws ReadError
// when it cannot be started, fails, or meets a limit.
std::string run_filter(const Filter& filter, const std::string& path, int fd);

}  // namespace tra
