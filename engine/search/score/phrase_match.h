// Occurrences of a phrase in one document, from the positions of its words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/work.h"

namespace tra::search {

struct PhraseWord {
  std::uint32_t offset = 0;                  // of the word in the phrase
  std::span<const std::uint32_t> positions;  // of the word in the document, ascending
  std::size_t same_as = kOnlyOne;            // the last word before it, in the order given, that is the same
  static constexpr std::size_t kOnlyOne = SIZE_MAX;
};

// Starts p such that every word stands at p + offset. O(sum of positions).
// `places` is scratch space.
std::uint32_t count_exact(std::span<const PhraseWord> words, std::vector<std::size_t>& places, Work& work);

// Choices of one position a word where (position - offset) spreads over at most `slop`, counted without overlap of the
// earliest word: the measure of Lucene's sloppy phrase. A word that is asked for twice needs two positions.
std::uint32_t count_sloppy(std::span<const PhraseWord> words, std::uint32_t slop, std::vector<std::size_t>& places,
                           Work& work);

}  // namespace tra::search
