// The layout of a posting list: blocks of 128 documents with frequencies, two levels of skip data with impacts, and
// positions in a separate file.
//
//   list     := group                     for at most 32 blocks (4,096 documents)
//             | impacts, table, group...  for more; the table has an entry of 20 bytes for each group:
//                                         last document u32, offset of the group in the list u64,
//                                         offset of its positions in the list's positions u64
//   group    := impacts, skip entry for each of up to 32 blocks, the blocks
//   skip     := last document - last document of the previous block (varint), bytes of the block (varint),
//               bytes of its positions (varint, only in lists with positions), impacts
//   block    := documents, frequencies
//   documents:= PFOR of (document - previous document - 1); or, when that is smaller, a bitset: 0x80, a word count
//               (1 byte), and 64-bit words whose first bit is the document after the previous block
//   frequencies := PFOR of (frequency - 1)
//   positions of a block := base of the Rice parameters (1 byte; the high bit is set when the numbers of positions
//               differ from the frequencies), in that case PFOR of (number of positions - 1), then for all
//               documents the Rice codes of first position, position - previous position - 1, ...
//
// The two levels of skip data are the blocks and the groups. See FORMAT.md, "Postings". posting_list_writer.h writes
// lists; posting_cursor.h and positions_reader.h read them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tra::format {

inline constexpr std::uint32_t kNoMoreDocuments = 0xFFFF'FFFFu;
// Higher frequencies are stored as this value. BM25 scores them alike, and scorers can add several without overflow.
inline constexpr std::uint32_t kMostOften = 0xFFFF;
inline constexpr std::size_t kGroupBlocks = 32;
inline constexpr std::size_t kGroupTableEntry = 20;
inline constexpr std::uint8_t kBitset = 0x80;  // first byte of documents that are stored as a bitset
// A flag in the base byte: the numbers of positions differ from the frequencies.
inline constexpr std::uint8_t kCountsApart = 0x80;

// The location and size of a posting list.
struct PostingListRef {
  // Document frequency. When it is 1, `only` is the posting, and the postings file holds no bytes for it.
  std::uint32_t documents = 0;
  std::uint64_t offset = 0;            // in the postings file
  std::uint64_t length = 0;            // in bytes
  std::uint64_t positions_offset = 0;  // in the positions file
  std::uint64_t positions_length = 0;  // 0 when the list has no positions
  struct Only {
    std::uint32_t document = 0, frequency = 0;
  } only;
};

}  // namespace tra::format
