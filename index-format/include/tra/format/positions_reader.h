// Reads the positions of a posting list.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tra/format/file.h"
#include "tra/format/posting_cursor.h"
#include "tra/format/rice.h"

namespace tra::format {

// Positions of the documents of a cursor's current block. Only those of documents asked for are decoded.
class PositionsReader {
 public:
  explicit PositionsReader(const File& positions) : file_(&positions) {}

  // Positions of the document at a place in the cursor's block, ascending; valid until the next call.
  std::span<const std::uint32_t> read(PostingCursor& cursor, std::size_t document);
  // Of the cursor's document().
  std::span<const std::uint32_t> read(PostingCursor& cursor) { return read(cursor, cursor.index()); }

 private:
  void open_block(PostingCursor& cursor);
  void skip_to(std::size_t document, const std::uint32_t* counts);
  void decode(std::size_t document, std::uint32_t count);
  [[noreturn]] void fail() const;

  const File* file_;
  std::uint64_t block_at_ = ~std::uint64_t{0};
  std::uint32_t base_ = 0;
  bool as_frequencies_ = true;  // documents of the block have as many positions as their frequencies say
  alignas(64) std::array<std::uint32_t, kBlockSize> counts_{};  // of their positions, if not
  RiceReader codes_;
  std::size_t next_ = 0;                  // document of the block that codes_ stand before
  std::size_t held_ = kBlockSize;         // document of the block in positions_
  std::vector<std::uint32_t> positions_;  // with room for the most there were
};

}  // namespace tra::format
