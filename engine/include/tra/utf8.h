// Decoding UTF-8, for programs that lay out or edit the texts of articles and queries.
//
//   for (std::size_t at = 0; at < text.size(); at += tra::code_point_at(text, at).bytes) ++characters;
//
// The functions do not throw, need constant time, and are thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tra {

struct CodePoint {
  char32_t value = 0xFFFD;  // U+FFFD for a byte that is not part of well-formed UTF-8
  std::size_t bytes = 1;
  bool valid = false;
};

// Returns the code point that begins at `at`, which must be inside the text.
CodePoint code_point_at(std::string_view text, std::size_t at);

// Returns the code point that ends before `end`, which must be above 0 and at most the length of the text.
CodePoint code_point_before(std::string_view text, std::size_t end);

// Appends a code point, which must be at most U+10FFFF and no surrogate.
void append_code_point(std::string& text, char32_t c);

}  // namespace tra
