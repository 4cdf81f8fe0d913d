// One word as written -> its canonical spelling, folded form and term key, whatever Unicode form it came in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/letters.h"
#include "tra/analyzer.h"

namespace tra::analysis {

// A letter or digit of a word and the bytes it was written with (marks that follow it included).
struct WrittenLetter {
  text::Letter letter;  // for a digit, base is the digit
  std::uint32_t start = 0, end = 0;
};

struct Spelling {
  std::string key;
  TokenType type = TokenType::word;
  // The letters as written; empty where the word has letters outside the Vietnamese alphabet and ASCII.
  std::vector<WrittenLetter> letters;
  bool empty() const { return key.empty(); }  // nothing but marks and invisible characters
};

// `word` is a run of letters, digits, marks and invisible characters.
Spelling spell_word(std::string_view word);

// NFKC, with a slash for the bar of a fraction: ½ -> 1/2, ① -> 1.
std::string compatibility_form(std::string_view text);

// The plain analyzer's key: lower case, NFC, nothing else.
std::string plain_key(std::string_view word);

// A piece of a word that lacks its spaces.
struct Piece {
  std::string key;
  std::uint32_t start, end;  // bytes in the word
};
enum class Split : std::uint8_t {
  none,
  solid,   // may be a loanword written solid (ôtô): the pieces are extra
  run_on,  // two tones prove that a space was lost (quốctại)
};
// The word as the fewest legal syllables, or no pieces. Only words with Vietnamese marks are looked at.
Split split_word(const Spelling& word, std::vector<Piece>& pieces);

}  // namespace tra::analysis
