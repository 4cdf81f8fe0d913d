// Counts a phrase in one document by trying all placements of its words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tra::test {

struct PhraseWord {
  std::string key;
  std::uint32_t offset;                  // position in the phrase
  std::vector<std::uint32_t> positions;  // in the document
};

// Without slop, the number of places where all words have their positions. With slop, 1 when the words can be placed so
// that their displacements (position minus offset) differ by at most `slop`, with equal words at different positions;
// else 0.
std::size_t count_phrase(const std::vector<PhraseWord>& words, std::uint32_t slop);

}  // namespace tra::test
