// Suggests what a person may have meant: restores missing diacritics and completes words, using only the statistics of
// the index.
//
//   const tra::Suggester suggester{tra::Searcher(snapshot)};
//   for (const tra::Suggestion& reading : suggester.restore_marks("tham khao")) std::cout << reading.text << '\n';
//
// An index whose weighted text is analysed by a chain or a program's own analysis has no such statistics, unless that
// one says that it is for Vietnamese: nothing is suggested then.
//
// Readings are the best paths of a Viterbi search over pairs of neighbouring words, with interpolated absolute
// discounting (Ney, Essen & Kneser 1994); slips are weighed by a noisy channel (Kernighan, Church & Gale 1990). Time is
// linear in the words of the text and the spellings each may have, and that of a search for each suggestion whose hits
// are counted.
//
// A Suggester is cheap to create and keeps its searcher. All members are const and thread-safe. They throw what
// Searcher::search throws.
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
  double score = 0;  // probability among the readings considered; for completions, relative to the first
  // Documents that contain all its words as written; for completions, with the last words adjacent.
  std::uint64_t hits = 0;
  bool only_marks = false;  // a correction that changes no letters
};

class Suggester {
 public:
  explicit Suggester(Searcher searcher);

  // Readings of a text whose words lack some diacritics, best first. Each reading occurs in some document. Words with
  // diacritics, and everything between words, stay unchanged. Also decodes keystrokes typed without an input method
  // ("vieetj") and splits words typed without spaces ("toisongohanoi"), unless the index has such a word. The text
  // itself is never returned; the result is empty when the text is the best reading.
  std::vector<Suggestion> restore_marks(std::string_view text, std::size_t limit = 3) const;

  // The text with slips put right: words the index does not have, and words that seldom stand so, as words of the index
  // that differ by one slip of the keyboard or by their marks. Best first, that some document answers; nothing where
  // the text is as likely as it is. Marks that are merely missing are restore_marks()'s.
  std::vector<Suggestion> correct(std::string_view text, std::size_t limit = 3) const;

  // The single most likely reading, whether any document answers it or not; for whole sentences.
  std::string most_likely(std::string_view text) const;

  // Decodes keystrokes typed without an input method, for words that the index does not contain as typed. Returns
  // nothing unless the case is clear: two words decode, or one decodes and all others are plain keystrokes too ("vieejt
  // nam").
  std::optional<std::string> decode_typing(std::string_view text) const;

  // Words and short phrases that continue the text, whose last word may be unfinished.
  std::vector<Suggestion> complete(std::string_view prefix, std::size_t limit = 10) const;

 private:
  std::uint64_t hits(const std::string& text) const;

  Searcher searcher_;
};

}  // namespace tra
