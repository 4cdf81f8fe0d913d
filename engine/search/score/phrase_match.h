// Counts the occurrences of a phrase in one document by the positions of the phrase's words. Slop is counted here.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/work.h"
#include "tra/format/posting_list.h"

namespace tra::search {

struct PhraseWord {
  std::uint32_t offset = 0;                  // position in the phrase
  std::span<const std::uint32_t> positions;  // positions in the document, ascending
  std::size_t same_as = kOnlyOne;            // index of the previous occurrence of the same word in the phrase
  static constexpr std::size_t kOnlyOne = SIZE_MAX;
};

// Returns the number of positions p for which every word is at p + offset. Takes O(sum of positions). `places` is
// scratch space.
std::uint32_t count_exact(std::span<const PhraseWord> words, std::vector<std::size_t>& places, Work& work);

// Returns how often an exact phrase may occur where a word occurs `times` times that stands at `repeats` further places
// of the phrase: k occurrences need at least k + repeats positions. Frequencies of at least kMostOften are not known.
inline std::uint32_t most_exact(std::uint32_t times, std::uint32_t repeats) {
  return times >= format::kMostOften ? times : times - std::min(times, repeats);
}

// Counts the choices of one position per word for which the greatest and the least (position - offset) differ by at
// most `slop`. After each choice, the word with the least (position - offset) moves to its next position. Lucene's
// sloppy phrase measures slop in the same way. A word that the phrase contains twice must match two different
// positions.
std::uint32_t count_sloppy(std::span<const PhraseWord> words, std::uint32_t slop, std::vector<std::size_t>& places,
                           Work& work);

}  // namespace tra::search
