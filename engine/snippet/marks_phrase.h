// Phrases as they pass by, token after token.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "snippet/marks.h"

namespace tra {

// Words in order at positions that follow each other: the shift-and automaton (Baeza-Yates & Gonnet, CACM 1992), whose
// bit i says that the words up to i stand here.
class ExactPhrase {
 public:
  explicit ExactPhrase(std::size_t words)
      : words_(words), ends_here_((words + 63) / 64), at_slots_(ends_here_.size()) {}

  // Words `block` * 64 and the next, a bit each.
  void words_here(std::uint32_t block, std::uint64_t slots) { at_slots_[block] |= slots; }
  // Called once for each position that has words; whether the whole phrase ends here.
  bool finish(std::uint32_t position);

 private:
  std::size_t words_;
  std::vector<std::uint64_t> ends_here_, at_slots_;
  std::uint32_t last_position_ = 0;
};

// All different words of a phrase within a span of positions.
class SloppyPhrase {
 public:
  SloppyPhrase(std::uint64_t span, std::size_t words) : span_(span), counts_(words) {}

  // The words that are known, with this one, to stand together go to `out`, each once.
  void word_here(std::uint32_t word, const QueryMatch& match, std::vector<QueryMatch>& out);

 private:
  struct Seen {
    std::uint32_t word;
    QueryMatch match;
    bool given_out;
  };
  std::uint64_t span_;
  std::vector<std::uint32_t> counts_;  // of each word in window_
  std::size_t distinct_ = 0;
  std::deque<Seen> window_;
};

}  // namespace tra
