// Converting a JSON value of any type to a text or a date of an article.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace tra {

// Whether the text consists of blanks and line ends.
bool is_blank(std::string_view text);

// Whether a value is empty: null, a blank string, or an empty array or object.
bool is_blank_value(simdjson::dom::element value);

// The text of a string, a number as written, the texts of an array joined by `separator`, or the text inside an object
// ({"rendered": ...}, {"name": ...}, {"@value": ...}, a list of blocks). Nothing when the value has no text.
std::optional<std::string> text_of(simdjson::dom::element value, std::string_view separator);

// Returns YYYY-MM-DD, or an empty string. Accepts a date as text, 20240815, 20240815103000, and seconds, milliseconds,
// microseconds or nanoseconds since 1970, whose day is the one in Viet Nam. A text without a zone may be known to be in
// UTC.
std::string date_of(simdjson::dom::element value, bool in_utc);

// Converts HTML, or text with HTML entities, to plain text; other text stays unchanged. Throws ReadError, and leaves
// the text unchanged, for HTML that exceeds the parser's limits.
void read_markup(std::string& text);

}  // namespace tra
