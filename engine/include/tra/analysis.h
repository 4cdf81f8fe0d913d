// Analysis of one's own: how the texts of a field become tokens, by what the library has or a program gives.
//
//   tra::AnalysisChain english;
//   english.stem = "english";
//   tra::Schema schema;                                                // weighted text in Vietnamese
//   schema.text("title", 3).text("abstract", make_analysis("en", english));  // abstract:word, in English
//
// An Analysis names and makes Tokenizers. An index records the name and version of each of its analyses. A chain is
// recorded as a whole, so any program opens its index. An analysis of a program's own must be given again when the
// index is opened (Snapshot::open, WriterOptions::analyses); otherwise opening fails with Error(version) that names it.
//
// A Schema, Analysis and AnalysisChain are values. Only Analysis::make is called from many threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra {

namespace analysis {
class BuiltInTokenizer;
class TermTable;
}  // namespace analysis

// Takes the tokens of one text, in order of position. A token that breaks the contract of Tokenizer is refused with
// Error(invalid_argument), which names the analysis.
class TokenSink {
 public:
  // `key` is the word as it is looked up; queries find exactly this key. A key made by folding_key() is also found by
  // the word typed without its diacritics.
  void add(std::string_view key, std::size_t start, std::size_t end, std::uint32_t position,
           TokenType type = TokenType::word, bool alias = false);

 private:
  friend class Analyzer;
  friend class analysis::BuiltInTokenizer;
  TokenSink(std::string_view text, std::string_view name, std::uint32_t first, analysis::TermTable& terms,
            std::vector<Token>& tokens)
      : text_(text), name_(name), least_(first), terms_(terms), tokens_(tokens) {}
  [[noreturn]] void refuse(std::string_view why) const;

  std::string_view text_, name_;  // of the analysis
  std::uint32_t least_;           // position of the token before, or the first one free
  std::uint32_t after_ = 0;       // behind the last token that is no alias
  analysis::TermTable& terms_;
  std::vector<Token>& tokens_;
};

// Turns texts into tokens. One thread at a time uses a tokenizer.
//
// The contract. The same text gives the same tokens, whatever was analysed before: queries are analysed like texts, and
// texts again to show where words stand. Byte offsets lie in the text, at borders of characters, each start before its
// end. Positions do not descend, begin at `first_position`, and stay below 2^31. A key has 1 to 250 bytes. Aliases
// are further forms of a word at its position; texts are found by them, and a query's own aliases are not searched. A
// text above 1 MiB comes in slices that end behind a line or a blank.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;
  // Returns the next free position, behind that of every token except aliases.
  virtual std::uint32_t analyze(std::string_view text, std::uint32_t first_position, TokenSink& sink) = 0;
  virtual std::size_t memory() const { return 0; }  // bytes held between texts
  virtual void forget() {}                          // the Analyzer has dropped all its terms
};

struct Analysis {
  std::string name;           // of a-z, 0-9, _ and -, at most 64 bytes; "vietnamese" and "plain" are the library's own
  std::uint32_t version = 1;  // raised by the program whenever the same text gives other tokens
  // Whether the terms are those of Vietnamese text, with the keys of Analyzer. Then queries also search other writings
  // and other spellings, and pairs of words are counted, which order hits and restore missing marks. Otherwise a query
  // finds its words and, where keys are folding, their forms with diacritics; there are no suggestions.
  bool vietnamese = false;
  // May be called from many threads at once. Empty in the schema of an index that was opened without the analysis.
  std::function<std::unique_ptr<Tokenizer>()> make = {};
  std::string definition = {};  // by which the library makes it; empty for an analysis of a program's own

  bool operator==(const Analysis& other) const {
    return name == other.name && version == other.version && vietnamese == other.vietnamese &&
           definition == other.definition;
  }
};

// A tokenizer with filters, in this order.
struct AnalysisChain {
  enum class Split : std::uint8_t {
    words,   // Unicode word borders (ICU), with a dictionary for Thai, Lao, Khmer, Burmese, Chinese and Japanese
    blanks,  // stretches without white space, punctuation included
  };
  Split split = Split::words;
  bool lower = true;                            // lower case; normalisation to NFC is always done
  std::vector<std::string> stop;                // words that are left out; their positions stay free
  std::vector<std::vector<std::string>> equal;  // groups of words that find each other
  std::string stem;                             // a Snowball algorithm such as "english"; empty for none
  bool fold = true;  // words are found without their diacritics too; marks that a query has must match
};

// A chain as an analysis. Error(invalid_argument) for a name or word that cannot be used, and for a stemmer that this
// build of the library does not have.
Analysis make_analysis(std::string name, const AnalysisChain& chain);
// One of the two built-in analyses, for a field of a schema whose weighted text has another one.
Analysis make_analysis(AnalyzerKind kind);

// The Snowball algorithms of this build, in order; none when it was built without Snowball.
std::vector<std::string> stemmers();

// The key of a word in lower case and NFC that is also found without its diacritics. Cuts words above 100 bytes.
std::string folding_key(std::string_view word);

}  // namespace tra
