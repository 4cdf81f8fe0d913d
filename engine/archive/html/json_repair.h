// JSON as pages embed it, which is not always quite JSON.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// The values of the text as one JSON array, without comments, CDATA marks, semicolons and commas too many between them,
// and with blanks for control characters inside strings.
std::string repair_json(std::string_view text);

// The object or array that begins at `at`, up to its closing bracket; empty when it is not closed.
std::string_view balanced_json(std::string_view text, std::size_t at);

}  // namespace tra
