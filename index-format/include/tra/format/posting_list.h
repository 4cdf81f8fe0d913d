// One posting list: blocks of 128 documents with frequencies, two levels of skip data with impacts, positions apart.
//
//   list     := group                                           when it has at most 32 blocks (4,096 documents)
//             | impacts, table, group...                        else; the table has an entry of 20 bytes a group:
//                                                               last document u32, offset of the group in the list u64,
//                                                               offset of its positions in the list's positions u64
//   group    := impacts, skip entry for each of up to 32 blocks, the blocks
//   skip     := last document - last of the block before (varint), bytes of the block (varint), bytes of its positions
//               (varint, only in lists with positions), impacts
//   block    := documents, frequencies
//   documents:= PFOR of (document - previous - 1), or 0x80 and a word count (1 byte) and a bitset of 64-bit words that
//               begins after the previous document, where that is smaller
//   frequencies := PFOR of (frequency - 1)
//   positions of a block := base of the Rice parameters (1 byte, the high bit set when documents do not have as many
//               positions as their frequencies say), then PFOR of (count - 1) in that case, then for all documents
//               together Rice codes of first position, position - previous - 1, ...
//
// The two skip levels are the blocks and the groups. See FORMAT.md, "Postings". Written by posting_list_writer.h, read
// by posting_cursor.h and positions_reader.h.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tra::format {

inline constexpr std::uint32_t kNoMoreDocuments = 0xFFFF'FFFFu;
// Frequencies beyond this count as this, which BM25 cannot tell apart and scorers can add up without overflow.
inline constexpr std::uint32_t kMostOften = 0xFFFF;
inline constexpr std::size_t kGroupBlocks = 32;
inline constexpr std::size_t kGroupTableEntry = 20;
inline constexpr std::uint8_t kBitset = 0x80;       // begins the documents of a block that is a bitset
inline constexpr std::uint8_t kCountsApart = 0x80;  // of the base byte: documents have counts of positions of their own

// Where a list lies and how long it is.
struct PostingListRef {
  // Document frequency. 1: the posting is `only`, and there are no bytes in the postings file.
  std::uint32_t documents = 0;
  std::uint64_t offset = 0;            // in the postings file
  std::uint64_t length = 0;            // bytes
  std::uint64_t positions_offset = 0;  // in the positions file
  std::uint64_t positions_length = 0;  // 0: the list has no positions
  struct Only {
    std::uint32_t document = 0, frequency = 0;
  } only;
};

}  // namespace tra::format
