// Counts a phrase in one document by trying every way to place its words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tra::test {

struct PhraseWord {
  std::string key;
  std::uint32_t offset;                  // place in the phrase
  std::vector<std::uint32_t> positions;  // in the document
};

// Without slop, how often the words stand at their places. With slop, 1 when they can be placed so that their
// displacements (position less offset) differ by at most `slop`, equal words at different positions; else 0.
std::size_t count_phrase(const std::vector<PhraseWord>& words, std::uint32_t slop);

}  // namespace tra::test
