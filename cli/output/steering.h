// Characters that control a terminal instead of being displayed, and how each output format escapes them.
//
// An article, a file name or a query may contain escape sequences, direction overrides or invisible tags. Text output
// escapes them (printable in terminal.h), JSON writes \\uXXXX, and a TREC run percent-encodes their bytes.
#pragma once

#include <string>
#include <string_view>

namespace tra::cli {

// Whether the character is a C0 or C1 control, DEL, a direction mark or override, a line or paragraph separator, or a
// tag.
bool steers_terminal(char32_t c);

// Escapes these characters in a JSON document. Line breaks between members stay.
std::string steering_escaped(const std::string& json);

// One column of a TREC run, which blanks divide and a terminal may show. Blanks and the characters above U+0020 that
// steer a terminal are percent-encoded. Control characters below U+0020 become "_", so the text cannot be read back
// from such a column.
std::string trec_column(std::string_view text);

}  // namespace tra::cli
