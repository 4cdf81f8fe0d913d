// The positions of a word, in any of its variants, in the documents of a segment.
#pragma once

#include <algorithm>
#include <vector>

#include "snapshot/segment.h"
#include "tra/format/positions_reader.h"

namespace tra::search {

struct WordPositions {
  struct Variant {
    format::PostingCursor cursor;
    format::PositionsReader positions;
  };
  std::vector<Variant> variants;
  std::vector<std::uint32_t> firsts;  // of each variant in the document of positions(); kNowhere where it lacks it
  std::vector<std::uint32_t> merged;  // positions of several variants

  static constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

  void add(const Segment& segment, const format::PostingListRef& list) {
    variants.push_back({segment.cursor(list), format::PositionsReader(segment.positions_file())});
  }
  // Moves to the first document at or after `document` that contains the word, and returns that document.
  std::uint32_t advance(std::uint32_t document);
  // Returns the sum of the variants' frequencies in `document`, to which advance() must have moved.
  std::uint32_t frequency(std::uint32_t document);
  // Returns the positions in ascending order. The span is valid until the next call.
  std::span<const std::uint32_t> positions(std::uint32_t document);
};

}  // namespace tra::search
