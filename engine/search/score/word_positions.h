// Where a word, in any of its spellings, stands in the documents of a segment.
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
  std::vector<std::uint32_t> merged;  // positions of several variants

  void add(const Segment& segment, const format::PostingListRef& list) {
    variants.push_back({segment.cursor(list), format::PositionsReader(segment.positions_file())});
  }
  // The first document with the word at or after `document`.
  std::uint32_t advance(std::uint32_t document);
  // Of all variants in the document they have been advanced to.
  std::uint32_t frequency(std::uint32_t document);
  // Ascending; valid until the next call.
  std::span<const std::uint32_t> positions(std::uint32_t document);
};

}  // namespace tra::search
