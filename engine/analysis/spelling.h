// Normalises one word, in any Unicode form, to its canonical spelling, folded form and term key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/letters.h"
#include "tra/analyzer.h"

namespace tra::analysis {

// A letter or digit of a word, and the bytes it was written with, including combining marks after it.
struct WrittenLetter {
  text::Letter letter;  // for a digit, base is the digit
  std::uint32_t start = 0, end = 0;
};

struct Spelling {
  std::string key;
  TokenType type = TokenType::word;
  // The letters as written; empty when the word has letters outside the Vietnamese alphabet and ASCII.
  std::vector<WrittenLetter> letters;
  bool empty() const { return key.empty(); }  // the word has only combining marks and invisible characters
};

// `word` must consist of letters, digits, combining marks and invisible characters.
Spelling spell_word(std::string_view word);

// NFKC with '/' for the bar of a fraction: ½ becomes 1/2, ① becomes 1.
std::string compatibility_form(std::string_view text);

// The term key of the plain analyzer: lower case and NFC, nothing else.
std::string plain_key(std::string_view word);

// One of the syllables of a word written without spaces.
struct Piece {
  std::string key;
  std::uint32_t start, end;  // byte range in the word
};
enum class Split : std::uint8_t {
  none,
  solid,   // may be a loanword written solid (ôtô): the pieces are indexed as aliases
  run_on,  // two tones prove that a space was lost (quốctại)
};
// Splits a word into the fewest legal syllables, or into no pieces. Only words with Vietnamese diacritics are split.
Split split_word(const Spelling& word, std::vector<Piece>& pieces);

}  // namespace tra::analysis
