// Glob patterns on relative paths.
#pragma once

#include <string_view>

namespace tra {

// Bytes against bytes. `*` and `?` do not match '/', `**` does; "**/" also matches no folder at all.
bool glob_match(std::string_view pattern, std::string_view path);

}  // namespace tra
