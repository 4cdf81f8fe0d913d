// Repairing the JSON in web pages, which often breaks the grammar in minor ways.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Returns all values of the text as one JSON array. Comments, CDATA marks, semicolons and superfluous commas are
// removed, and control characters inside strings become blanks.
std::string repair_json(std::string_view text);

// The object or array that begins at `at`, up to its closing bracket; empty when the bracket is missing.
std::string_view balanced_json(std::string_view text, std::size_t at);

}  // namespace tra
