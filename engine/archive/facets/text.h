// Text as the facet rules see it: tokens with a key that ignores case and the place of the tone mark, and sentences.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tra::archive {

// What stands between a token and the one before it, as bits.
enum Gap : std::uint16_t {
  kSpace = 1,
  kHyphen = 2,  // hyphen or dash
  kSlash = 4,
  kDot = 8,
  kComma = 16,
  kSemicolon = 32,
  kColon = 64,
  kOpen = 128,
  kClose = 256,
  kQuote = 512,
  kNewline = 1024,
  kStop = 2048,  // ! ? and the ellipsis
  kOther = 4096,
};

struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  std::uint64_t key = 0;             // of a word: letters and tone, whatever the case or the tone's place
  std::uint32_t word = 0;            // its number in the rules' vocabulary, 0 when they never mention it
  std::uint32_t number = 0;          // value of a run of digits (at most nine of them)
  std::uint16_t gap = 0;
  std::uint8_t letters = 0;  // letters of a word, at most 255; 0 for a number
  bool digits = false;
  bool upper = false;     // starts with a capital
  bool all_caps = false;  // two letters or more, all capitals
};

struct Sentence {
  std::uint32_t begin = 0, end = 0;  // tokens
};

struct Text {
  std::string bytes;  // NFC
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;

  std::string_view of(const Sentence& s) const;
  std::string_view of(const Token& t) const { return std::string_view(bytes).substr(t.begin, t.end - t.begin); }
};

// Composes what is decomposed; returns the input unchanged (and without a copy's cost beyond its own) when nothing is.
std::string to_nfc(std::string_view text);

// The key of one word.
std::uint64_t word_key(std::string_view word);

// Appends the tokens of text.bytes from byte `from` on; words are numbered by `vocabulary`.
class Vocabulary;
void tokenize(Text& text, std::size_t from, const Vocabulary& vocabulary);

// Divides the tokens from `first` on into sentences.
void split_sentences(Text& text, std::size_t first);

}  // namespace tra::archive
