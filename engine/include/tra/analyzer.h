// Text analysis: UTF-8 text to tokens with byte offsets, and the term dictionary keys they stand for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

enum class TokenType : std::uint8_t {
  syllable,  // a Vietnamese syllable
  word,      // other letters, or letters and digits together
  number,    // a number, date, range or time
  symbol,    // an emoji
};

struct Token {
  std::uint32_t term;      // number in the analyzer's term table
  std::uint32_t start;     // first byte in the text given
  std::uint32_t end;       // one past the last byte
  std::uint32_t position;  // word position; sentence and paragraph ends leave gaps
  TokenType type;
  bool alias;  // an extra token: a joined form, a part, a normalised value, the words behind an abbreviation
};

enum class AnalyzerKind : std::uint8_t {
  vietnamese,
  plain,  // runs of letters and digits, lower-cased, NFC; for comparison with other engines
};

// Extra positions between the last word of a sentence (paragraph) and the first of the next, so that phrases and
// pairs do not reach across.
inline constexpr std::uint32_t kSentenceGap = 2;
inline constexpr std::uint32_t kParagraphGap = 8;

// Turns text into tokens. Keeps a table of the terms it has seen, and a bounded cache from raw spelling to term, so
// that a spelling seen before costs one hash look-up. One thread at a time.
class Analyzer {
 public:
  explicit Analyzer(AnalyzerKind kind = AnalyzerKind::vietnamese);
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  // Appends the tokens of `text`, in order of position, and returns the next free position.
  // Ill-formed UTF-8 separates words. Throws Error (invalid_argument) for a text of 4 GiB or more.
  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, std::vector<Token>& out);

  AnalyzerKind kind() const;
  std::string_view key(std::uint32_t term) const;  // the term dictionary key; valid until clear()
  std::string text(std::uint32_t term) const;      // the canonical accented spelling
  std::size_t term_count() const;
  std::size_t memory() const;  // bytes held by the tables
  void clear();                // forgets all terms

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Changes whenever the same text may give other terms: an index records the value it was made with.
std::uint64_t analyzer_fingerprint(AnalyzerKind kind);

// A term dictionary key is the folded form (marks removed, đ as d, lower case), and, where the accented spelling
// differs from it, a zero byte and an accent code. All variants of a folded form F are the keys in [F, F + "\x01").
std::string term_text(std::string_view key);    // the canonical accented spelling
std::string_view folded(std::string_view key);  // the part before the zero byte

}  // namespace tra
