// Characters that steer a terminal instead of being shown, and how each output writes them.
//
// An article, a file name or a query may hold escape sequences, direction overrides or invisible tags. Text escapes
// them (printable in terminal.h), JSON writes \\uXXXX, a TREC run percent-encodes their bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tra::cli {

struct CodePoint {
  char32_t value;
  std::size_t bytes;
  bool valid;
};

// One code point of UTF-8 as RFC 3629 allows it; an invalid byte is one replacement character.
CodePoint decode(std::string_view text, std::size_t at);

// Control characters of C0 and C1, DEL, marks and overrides of direction, line and paragraph separators, tags.
bool steers_terminal(char32_t c);

// A JSON document with its steering characters as escapes; line breaks between its members stay.
std::string steering_escaped(const std::string& json);

// One column of a TREC run: white space and steering characters percent-encoded, other control characters "_".
std::string trec_column(std::string_view text);

}  // namespace tra::cli
