// Mapping the words of a typed text to words of the index, the first step of every suggestion.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/plan/pairs.h"
#include "tra/analyzer.h"

namespace tra {

// An analyzer lent by the snapshot; the destructor returns it.
class BorrowedAnalyzer {
 public:
  explicit BorrowedAnalyzer(const Snapshot::Impl& snapshot)
      : snapshot_(snapshot), analyzer_(snapshot.lend_analyzer()) {}
  ~BorrowedAnalyzer() { snapshot_.take_back(std::move(analyzer_)); }
  BorrowedAnalyzer(const BorrowedAnalyzer&) = delete;
  Analyzer& operator*() { return *analyzer_; }

 private:
  const Snapshot::Impl& snapshot_;
  std::unique_ptr<Analyzer> analyzer_;
};

// A word of the typed text and its possible readings.
struct TypedWord {
  std::size_t begin, end;  // byte range in the text
  bool follows = false;    // stands directly after the previous word, without punctuation between them
  // Whether the word was typed with a capital, as a name is. Unknown at the beginning of a sentence, and in texts whose
  // words are all written in the same case.
  std::optional<bool> capital;
  bool open = false;  // typed without diacritics: any reading is possible; otherwise only the typed one is
  std::vector<search::WordCount> readings;  // at least one; its count is 0 when the index does not contain the word
  std::vector<double> weights;              // added to the log probability of each reading; empty when there are none
};
std::vector<TypedWord> typed_words(const search::PairStatistics& pairs, Analyzer& analyzer, std::string_view text);

// Splits the text into words and runs of spaces, alternating.
std::vector<std::string_view> chunks(std::string_view text);

// For each chunk, the syllable that its keystrokes type, when the index contains the syllable but not the chunk itself.
// Short chunks in capitals are codes, unless the text shows that it was typed with keystrokes: another chunk decodes,
// or all chunks are in capitals and syllables, with their keystrokes or without marks.
std::vector<std::optional<std::string>> decode_unknown(const Snapshot::Impl& snapshot, Analyzer& analyzer,
                                                       const std::vector<std::string_view>& chunks);

// Decodes keystrokes of an input method and splits words typed without spaces. A word that the index contains is left
// as typed.
std::string repair_typing(const Snapshot::Impl& snapshot, const search::PairStatistics& pairs, Analyzer& analyzer,
                          std::string_view text);

// The usual spelling of an indexed word, depending on the word before it when that is known.
std::string shown(const search::WordCount& word, bool capital);
inline bool mostly_capital(std::uint64_t count, std::uint64_t capitals) { return 2 * capitals > count; }

}  // namespace tra
