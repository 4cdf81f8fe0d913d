// Repairing the JSON in web pages, which often breaks the grammar in minor ways.
#pragma once

#include <string>
#include <string_view>

namespace tra {

struct RepairedJson {
  std::string json;
  bool cut = false;  // the text ends before its brackets are closed
};

// Where a string ends: at the next quote, or at the next quote that a member, an element or a bracket follows, because
// quotes inside the string were not escaped.
enum class StringEnd : std::uint8_t { next_quote, quote_before_mark };

// Returns all values of the text as one JSON array:
// - Comments, CDATA marks, semicolons, other spaces than those of JSON, superfluous commas and superfluous closing
//   brackets are removed; control characters inside strings become blanks.
// - Missing commas between members and missing brackets of arrays are inserted, and a missing value is null.
// - Text that was cut ends after its last complete value, and its brackets are closed.
// - When all quotes are written as entities, they are decoded first.
// Numbers, words and escapes are copied unchanged (json_tolerant repairs them).
RepairedJson repair_json(std::string_view text, StringEnd string_end);

// The object or array that begins at `at`, up to its closing bracket; empty when the bracket is missing.
std::string_view balanced_json(std::string_view text, std::size_t at);

// The string in double quotes at the beginning of a text, with its quotes.
std::string_view quoted_string(std::string_view text);

}  // namespace tra
