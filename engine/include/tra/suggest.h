// What a person may have meant: marks that were not typed, words that are not finished yet. Learned from the index
// alone.
//
// A Suggester is cheap to make, holds its searcher, and all its members are const and safe from many threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/searcher.h"

namespace tra {

struct Suggestion {
  std::string text;
  double score = 0;  // its probability among the readings looked at; of completions, relative to the first
  std::uint64_t hits =
      0;  // documents that hold all its words as they are written there, of completions the last together
};

class Suggester {
 public:
  explicit Suggester(Searcher searcher);

  // Readings of plain words typed without some of their marks, best first, that some document answers. Words with marks
  // stay as they are; so does everything between words. Also reads keystrokes of an input method that was not
  // switched on ("vieetj"), and words run together ("toisongohanoi"), where the index has no such word.
  // Never the text itself; nothing when it is best as it is.
  std::vector<Suggestion> restore_marks(std::string_view text, std::size_t limit = 3) const;

  // The single most likely reading, whether any document answers it or not; for whole sentences.
  std::string most_likely(std::string_view text) const;

  // The text as an input method that was not switched on would have written it, where the index does not have its words
  // as typed; nothing unless that is plain: two words decode, or one and all the others are keystrokes too ("vieejt
  // nam").
  std::optional<std::string> decode_typing(std::string_view text) const;

  // Words and short phrases that continue the text, whose last word may be unfinished.
  std::vector<Suggestion> complete(std::string_view prefix, std::size_t limit = 10) const;

 private:
  std::uint64_t hits(const std::string& text) const;

  Searcher searcher_;
};

}  // namespace tra
