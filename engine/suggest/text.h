// A typed text as words of the index may be meant: the first step of every suggestion.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/plan/pairs.h"
#include "tra/analyzer.h"

namespace tra {

// An analyzer of the snapshot, given back when this ends.
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

// A word of a typed text and what it may stand for.
struct TypedWord {
  std::size_t begin, end;  // bytes in the text
  bool follows = false;    // the word before stands directly before it
  // Whether it was typed as a name is. Unknown at the begin of a sentence, and in texts whose words are all written the
  // same way.
  std::optional<bool> capital;
  bool open = false;  // typed without marks: any of the readings may be meant; else it stays as typed
  std::vector<search::WordCount> readings;  // at least one; of count 0 when the index does not know the word
};
std::vector<TypedWord> typed_words(const search::PairStatistics& pairs, Analyzer& analyzer, std::string_view text);

// The text as words and runs of spaces, in turn.
std::vector<std::string_view> chunks(std::string_view text);

// The syllable typed by a chunk's keystrokes, where the index has it and not the chunk.
std::optional<std::string> decode_unknown(const Snapshot::Impl& snapshot, Analyzer& analyzer, std::string_view chunk);

// The text with keystrokes of an input method decoded and words run together split, where the index does not have the
// word as it was typed.
std::string repair_typing(const Snapshot::Impl& snapshot, const search::PairStatistics& pairs, Analyzer& analyzer,
                          std::string_view text);

// How a word of the index is shown: as it is mostly written, after the word before where that is known.
std::string shown(const search::WordCount& word, bool capital);
inline bool mostly_capital(std::uint64_t count, std::uint64_t capitals) { return 2 * capitals > count; }

}  // namespace tra
