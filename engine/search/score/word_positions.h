// The positions of a word, in any of its variants, in the documents of a segment.
#pragma once

#include <algorithm>
#include <vector>

#include "search/work.h"
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

  // The same for many documents at once, list after list: a document costs a step in the lists that contain it, not one
  // in every list. Reads the positions in `documents`, which ascend, are at most kBlockSize and were not passed before.
  void gather(std::span<const std::uint32_t> documents, Work& work);
  // Keeps the documents with these ascending indexes, which then have the indexes from 0 on.
  void keep_gathered(std::span<const std::uint8_t> kept);
  // Returns the positions in the document with this index, ascending. The span is valid until the next call.
  std::span<const std::uint32_t> gathered(std::size_t document);

 private:
  struct Gathered {
    std::uint32_t document, begin, end;  // index of a document, and its positions in `pool_` by one variant
  };
  struct Range {
    std::uint32_t begin, end;
  };
  std::vector<Gathered> gathered_;  // by variant
  std::vector<Gathered> sorted_;    // by document
  std::vector<Range> of_document_;  // its variants in `sorted_`
  std::vector<std::uint32_t> pool_;
};

}  // namespace tra::search
