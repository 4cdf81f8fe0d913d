// Decodes the positions of a posting list.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tra/format/file.h"
#include "tra/format/posting_cursor.h"
#include "tra/format/rice.h"

namespace tra::format {

// Decodes positions of documents in a cursor's current block. Only the documents asked for are decoded.
class PositionsReader {
 public:
  explicit PositionsReader(const File& positions) : file_(&positions) {}

  // The ascending positions of the document at this index of the cursor's block. Valid until the next call.
  std::span<const std::uint32_t> read(PostingCursor& cursor, std::size_t document);
  // The positions of the cursor's current document.
  std::span<const std::uint32_t> read(PostingCursor& cursor) { return read(cursor, cursor.index()); }

 private:
  void open_block(PostingCursor& cursor);
  void skip_to(std::size_t document, const std::uint32_t* counts);
  void decode(std::size_t document, std::uint32_t count);
  [[noreturn]] void fail() const;

  const File* file_;
  std::uint64_t block_at_ = ~std::uint64_t{0};
  std::uint32_t base_ = 0;
  bool as_frequencies_ = true;  // each document of the block has as many positions as its frequency says
  alignas(64) std::array<std::uint32_t, kBlockSize> counts_{};  // numbers of positions, when as_frequencies_ is false
  RiceReader codes_;
  std::size_t next_ = 0;                  // index of the document whose codes come next in codes_
  std::size_t held_ = kBlockSize;         // index of the document in positions_
  std::vector<std::uint32_t> positions_;  // keeps its largest size, so that it is rarely reallocated
};

}  // namespace tra::format
