// Text analysis: converts UTF-8 text to tokens with byte offsets and keys of the term dictionary.
//
//   tra::Analyzer analyzer;
//   std::vector<tra::Token> tokens;
//   analyzer.analyze("Tham khảo chính trị", 0, tokens);
//   for (const tra::Token& token : tokens) std::cout << analyzer.text(token.term) << ' ' << token.start << '\n';
//
// Time is linear in the text; known spellings take one look-up each.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

enum class TokenType : std::uint8_t {
  syllable,  // one Vietnamese syllable, without signs that tie it to others
  word,      // other letters, or letters and digits together
  number,    // a number, date, range or time
  symbol,    // an emoji
};

struct Token {
  std::uint32_t term;      // term number in the analyzer's table
  std::uint32_t start;     // first byte in the analysed text
  std::uint32_t end;       // one past the last byte
  std::uint32_t position;  // word position; there are gaps at the ends of sentences and paragraphs
  TokenType type;
  bool alias;  // an additional token: a joined spelling, a part, a normalised value, or a word of an abbreviation
};

enum class AnalyzerKind : std::uint8_t {
  vietnamese,
  plain,  // runs of letters and digits, lower-cased, in NFC; for comparison with other engines
  own,    // a chain, or an analysis of a program's own (tra/analysis.h)
};

class Schema;

// Extra positions between the last word of a sentence or paragraph and the first word of the next one, so that phrases
// and word pairs do not extend over the border.
inline constexpr std::uint32_t kSentenceGap = 2;
inline constexpr std::uint32_t kParagraphGap = 8;

// Runs the analyses of a schema, and numbers their terms in one table. The built-in analyses keep a bounded cache from
// raw spellings to terms, so that a known spelling costs one hash lookup. Not thread-safe.
class Analyzer {
 public:
  explicit Analyzer(AnalyzerKind kind = AnalyzerKind::vietnamese);  // not `own`
  explicit Analyzer(const Schema& schema);  // Error(version) for an analysis of one's own that was not given
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  // Appends the tokens of `text`, by the analysis of weighted text, in order of position and returns the next free
  // position. Ill-formed UTF-8 separates words. Throws Error(invalid_argument) for a text of 4 GiB or more.
  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, std::vector<Token>& out);
  // By the analysis of a field; an empty name stands for weighted text.
  std::uint32_t analyze(std::string_view field, std::string_view text, std::uint32_t first_position,
                        std::vector<Token>& out);
  // Whether the terms of a field are those of Vietnamese text (Analysis::vietnamese).
  bool vietnamese(std::string_view field = {}) const;

  AnalyzerKind kind() const;
  std::string_view key(std::uint32_t term) const;  // key of the term dictionary; valid until clear()
  std::string text(std::uint32_t term) const;      // the canonical spelling, with diacritics
  std::size_t term_count() const;
  std::size_t memory() const;  // bytes held by the tables
  void clear();                // forgets all terms

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A number that changes when the same text may yield other terms. An index records the value of its schema's analyses.
std::uint64_t analyzer_fingerprint(AnalyzerKind kind);  // not `own`
std::uint64_t analyzer_fingerprint(const Schema& schema);

// A key of the term dictionary is the folded form (without diacritics, đ as d, in lower case). When the canonical
// spelling differs from it, a zero byte and an accent code follow. All variants of a folded form F are the keys in [F,
// F + "\x01").
std::string term_text(std::string_view key);    // the canonical spelling, with diacritics
std::string_view folded(std::string_view key);  // the part before the zero byte

}  // namespace tra
