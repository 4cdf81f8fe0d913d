// What a value of JSON means as a part of an article, whatever its type.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>

namespace tra {

// Nothing is there: null, a blank string, an empty array or object.
bool is_blank_value(simdjson::dom::element value);

// A string, a number as it is written, the texts of an array, the text of an object ({"rendered": ...}, {"name": ...},
// {"@value": ...}, blocks of a text), each behind a separator; nothing when there is no text in it.
std::optional<std::string> text_of(simdjson::dom::element value, std::string_view separator);

// YYYY-MM-DD of a text, of seconds, milliseconds, micro- or nanoseconds since 1970 (as the day in Viet Nam), of
// 20240815 and of 20240815103000; empty when it is none.
std::string date_of(simdjson::dom::element value);

// A text that is HTML, or shows entities, as what a reader of the page sees; others as they are. On ReadError, thrown
// for HTML that is out of all proportion, the text is as it was.
void read_markup(std::string& text);

}  // namespace tra
