// The class of a code point for the tokenizer, looked up in tables directly from UTF-8 bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "text/ascii.h"

namespace tra::analysis {

using text::is_ascii_digit;

enum class CharClass : std::uint8_t {
  separator,
  newline,
  terminator,  // . ! ? … may end a sentence
  letter,
  digit,          // ASCII digits; other digits are letters here, and NFKC converts them to ASCII
  mark,           // combining mark: continues a word, never begins one
  ignorable,      // invisible inside a word: soft hyphen, zero-width characters, BOM
  ideograph,      // Han, kana, and scripts without spaces (Thai, Lao, Khmer, Burmese): each cluster is a word
  compatibility,  // ① ½ ℃: NFKC decomposes the sign into digits or letters; it is a word of its own
  symbol,         // emoji
  ill_formed,     // a byte that is not valid UTF-8; separates words
};

struct Classified {
  CharClass kind;
  std::uint8_t length;  // in bytes
};

// The class of each ASCII character.
extern const std::array<CharClass, 128> kAsciiClass;

// The class of the code point at text[at]; `at` must be less than text.size(). Compatibility characters that continue a
// word count as letters: the figures of m² and CO₂, Roman numerals (Ⅻ), squared units (㎡).
Classified classify(std::string_view text, std::size_t at);

// Whether the byte is an ASCII letter or digit, which needs no table lookup.
constexpr bool is_ascii_word(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

// Whether the code point at text[at] is a lower-case or upper-case letter.
bool is_lower_at(std::string_view text, std::size_t at);
bool is_upper_at(std::string_view text, std::size_t at);

}  // namespace tra::analysis
