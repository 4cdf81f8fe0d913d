// Matching phrases against a stream of tokens.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "snippet/marks.h"

namespace tra {

// Matches the words of a phrase at consecutive positions with the shift-and automaton (Baeza-Yates & Gonnet, CACM
// 1992). Bit i is set when the first i + 1 words end at the current position.
class ExactPhrase {
 public:
  explicit ExactPhrase(std::size_t words)
      : words_(words), ends_here_((words + 63) / 64), at_slots_(ends_here_.size()) {}

  // Sets which of the words `block` * 64 to `block` * 64 + 63 occur at the current position, one bit each.
  void words_here(std::uint32_t block, std::uint64_t slots) { at_slots_[block] |= slots; }
  // Called once for each position that has words. Returns whether the whole phrase ends here.
  bool finish(std::uint32_t position);

 private:
  std::size_t words_;
  std::vector<std::uint64_t> ends_here_, at_slots_;
  std::uint32_t last_position_ = 0;
};

// Finds all distinct words of a phrase within a span of positions.
class SloppyPhrase {
 public:
  SloppyPhrase(std::uint64_t span, std::size_t words) : span_(span), counts_(words) {}

  // Adds a word. When this completes the phrase, its matches are appended to `out`, each at most once.
  void word_here(std::uint32_t word, const QueryMatch& match, std::vector<QueryMatch>& out);

 private:
  struct Seen {
    std::uint32_t word;
    QueryMatch match;
    bool given_out;
  };
  std::uint64_t span_;
  std::vector<std::uint32_t> counts_;  // occurrences of each word in window_
  std::size_t distinct_ = 0;
  std::deque<Seen> window_;
};

}  // namespace tra
