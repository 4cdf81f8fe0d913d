// What a code point is to the tokenizer, read straight from UTF-8 bytes by table.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tra::analysis {

enum class CharClass : std::uint8_t {
  separator,
  newline,
  terminator,  // . ! ? … : may end a sentence
  letter,
  digit,          // ASCII only; other digits count as letters and become ASCII by NFKC
  mark,           // combining: goes on with a word, begins none
  ignorable,      // invisible inside a word: soft hyphen, zero-width characters, BOM
  ideograph,      // Han, kana, and scripts written without spaces (Thai, Lao, Khmer, Burmese): a word a cluster
  compatibility,  // a sign that NFKC takes apart into a numeral or letters: ① ½ ℃; a word by itself
  symbol,         // emoji
  ill_formed,     // a byte that is no UTF-8; separates
};

struct Classified {
  CharClass kind;
  std::uint8_t length;  // bytes
};

// One entry a byte: the class of an ASCII character.
extern const std::array<CharClass, 128> kAsciiClass;

// The class of the code point at text[at]. Letters are also the compatibility characters that go on with a word: the
// figures of m² and CO₂, Roman numerals (Ⅻ), squared units (㎡). Pre-condition: at < text.size().
Classified classify(std::string_view text, std::size_t at);

// True for the bytes of a word that need no further look: ASCII letters and digits.
constexpr bool is_ascii_word(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}
constexpr bool is_ascii_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }

// Whether the code point at text[at] is a lower-case (upper-case) letter.
bool is_lower_at(std::string_view text, std::size_t at);
bool is_upper_at(std::string_view text, std::size_t at);

}  // namespace tra::analysis
