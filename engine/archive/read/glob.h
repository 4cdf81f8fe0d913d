// Glob patterns for relative paths.
#pragma once

#include <string_view>

namespace tra {

// Matches byte by byte. `*` and `?` do not match '/'; `**` does. "**/" also matches an empty path.
bool glob_match(std::string_view pattern, std::string_view path);

}  // namespace tra
