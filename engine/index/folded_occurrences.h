// The word occurrences of a long document, kept as compressed gaps between positions.
//
// An occurrence takes twelve bytes in a TermGrouper, and about one byte here. A document of many million words is
// therefore folded part by part.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "index/byte_pool.h"
#include "index/term_grouper.h"
#include "tra/format/posting_list.h"

namespace tra::index {

// Turns the places of one word in one document into gaps, and sums up their weights.
struct GapCounter {
  std::uint32_t next_position = 0, frequency = 0, positions = 0;

  // Calls emit(gap) for each place, except for an alias that equals its token.
  template <class Emit>
  void add(std::span<const TermGrouper::Place> places, const Emit& emit) {
    for (const TermGrouper::Place place : places) {
      if (place.position < next_position) continue;
      emit(place.position - next_position);
      next_position = place.position + 1;
      frequency = std::min(frequency + place.weight, format::kMostOften);
      ++positions;
    }
  }
};

class FoldedOccurrences {
 public:
  bool empty() const noexcept { return words_.empty(); }

  void add(std::uint32_t term, std::span<const TermGrouper::Place> places) {
    const auto [found, inserted] = word_of_.try_emplace(term, static_cast<std::uint32_t>(words_.size()));
    if (inserted) words_.push_back({term, {}, {}});
    Word& word = words_[found->second];
    word.counter.add(places, [&](std::uint32_t gap) { gaps_.put_varint(word.gaps, gap); });
  }

  // Calls visit(term, counter, gaps) for each word, with a reader of its gaps, and clears the collection.
  template <class Visit>
  void take(const Visit& visit) {
    for (const Word& word : words_) visit(word.term, word.counter, BytePool::Reader(gaps_, word.gaps));
    *this = {};
  }

  std::size_t memory() const noexcept {
    constexpr std::size_t node_bytes = 32;
    return gaps_.memory() + words_.capacity() * sizeof(Word) + word_of_.size() * node_bytes;
  }

 private:
  struct Word {
    std::uint32_t term;
    GapCounter counter;
    BytePool::Stream gaps;
  };
  BytePool gaps_;
  std::vector<Word> words_;
  std::unordered_map<std::uint32_t, std::uint32_t> word_of_;  // term to its place in words_
};

}  // namespace tra::index
