// Counts pairs of adjacent words while documents are indexed.
//
// Memory is bounded by lossy counting (Manku & Motwani, "Approximate Frequency Counts over Data Streams", VLDB 2002):
// when the table is full, the rarest pairs are dropped. Counts are therefore lower bounds.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"
#include "tra/format/pair_table.h"

namespace tra::index {

class PairCounter {
 public:
  explicit PairCounter(std::uint64_t most_bytes);

  // Counts the words of a text, and the pairs of words at consecutive positions. Numbers, symbols and aliases are not
  // counted.
  void add(std::span<const Token> tokens, std::string_view text);
  std::size_t memory() const noexcept { return slots_.capacity() * sizeof(Slot) + words_.capacity() * sizeof(Word); }

  // Writes the words and pairs that were counted at least `least` times, under the analyzer's term keys.
  void write(format::FileWriter& file, const Analyzer& analyzer, std::uint32_t least) const;

 private:
  struct Slot {
    // A free slot has the count 0. `capitals` counts pairs whose second word is capitalised.
    std::uint32_t first, second, count, capitals;
  };
  struct Word {
    std::uint32_t count = 0, capitals = 0;
  };
  struct Pair {
    std::uint32_t first, second;
    bool capital;
  };
  void count(const Pair& pair);
  std::size_t place_of(std::uint32_t first, std::uint32_t second) const noexcept;
  void make_room();
  void rebuild(std::size_t slots, std::uint32_t least);

  std::vector<Slot> slots_;
  std::size_t used_ = 0, most_slots_;
  std::vector<Word> words_;  // indexed by term number
  std::uint64_t all_words_ = 0;
  std::vector<Pair> pending_;  // the pairs of the current text
};

}  // namespace tra::index
