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
//   positions
//               as their frequencies say), then PFOR of (count - 1) in that case, then for all documents together Rice
//               codes of first position, position - previous - 1, ...
//
// The two skip levels are the blocks and the groups. See FORMAT.md, "Postings".
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tra/format/file.h"
#include "tra/format/impacts.h"
#include "tra/format/kernels.h"
#include "tra/format/rice.h"

namespace tra::format {

inline constexpr std::uint32_t kNoMoreDocuments = 0xFFFF'FFFFu;
// Frequencies beyond this count as this, which BM25 cannot tell apart and scorers can add up without overflow.
inline constexpr std::uint32_t kMostOften = 0xFFFF;
inline constexpr std::size_t kGroupBlocks = 32;
inline constexpr std::size_t kGroupTableEntry = 20;

// Where a list lies and how long it is.
struct PostingListRef {
  std::uint32_t documents =
      0;                     // document frequency; 1: the posting is `only` and there are no bytes in the postings file
  std::uint64_t offset = 0;  // in the postings file
  std::uint64_t length = 0;  // bytes
  std::uint64_t positions_offset = 0;  // in the positions file
  std::uint64_t positions_length = 0;  // 0: the list has no positions
  struct Only {
    std::uint32_t document = 0, frequency = 0;
  } only;
};

// Encodes one list after another. Postings come in document order; positions of a document in rising order.
class PostingListWriter {
 public:
  PostingListWriter(FileWriter& postings, FileWriter& positions) : postings_(postings), positions_(positions) {}

  // `positions` is empty for lists without them. Throws Error(invalid_argument) unless frequency is 1 to kMostOften.
  void add(std::uint32_t document, std::uint32_t frequency, std::uint8_t norm,
           std::span<const std::uint32_t> positions);
  // The same with so many positions as gaps, to be filled in before the next call: the first position, then position -
  // position before - 1.
  std::span<std::uint32_t> add_gaps(std::uint32_t document, std::uint32_t frequency, std::uint8_t norm,
                                    std::size_t positions);
  // Writes the list and begins the next one. At least one posting must have been added.
  PostingListRef finish();

 private:
  struct Group {
    std::uint32_t last_document = 0;
    std::uint64_t positions_offset = 0;
    ImpactSet impacts;
    std::size_t begin = 0;  // in groups_bytes_
  };
  void end_block();
  void end_group();
  ImpactSet block_impacts() const;
  void encode_documents();
  void encode_positions();

  FileWriter& postings_;
  FileWriter& positions_;
  std::uint32_t documents_[kBlockSize], frequencies_[kBlockSize], position_counts_[kBlockSize], gap_sums_[kBlockSize];
  std::uint8_t norms_[kBlockSize];
  std::vector<std::uint32_t> position_deltas_;  // with room for the most there were
  std::size_t deltas_held_ = 0;
  std::vector<std::uint32_t> delta_sums_;  // [i]: the sum of the deltas before the i-th, modulo 2^32
  std::size_t held_ = 0;                   // postings of the block being filled
  std::uint32_t total_ = 0;
  std::uint32_t last_document_ = 0;  // of the block before, plus one; 0 at the start
  ImpactSet group_impacts_;
  std::size_t group_blocks_ = 0;
  std::uint64_t positions_begin_ = 0, group_positions_begin_ = 0;
  bool list_begun_ = false;
  ByteWriter skip_, blocks_, groups_bytes_, positions_bytes_;
  RiceWriter codes_;
  std::vector<Group> groups_;
};

// Walks one list forwards. One thread at a time; copies of the bytes are only the decoded block's.
// Throws Error(corruption) where the bytes do not hold a list.
class PostingCursor {
 public:
  // `document_limit`: documents in the segment. `only_norm`: the norm of the document of a list of one posting.
  PostingCursor(const File& postings, const PostingListRef& list, std::uint32_t document_limit,
                std::uint8_t only_norm = 0);

  const PostingListRef& list() const noexcept { return list_; }
  std::uint32_t documents() const noexcept { return list_.documents; }
  std::span<const Impact> list_impacts() const noexcept { return is_only() ? only_impact() : list_impacts_; }

  // --- skip data only ---
  // Moves to the first block that ends at or after `target`, never backwards, without decoding it.
  // False when there is none: then the cursor is exhausted.
  bool seek_block(std::uint32_t target) {
    if (block_last_ >= target && block_ != kNoBlock) [[likely]]
      return !exhausted_;
    return seek_block_slow(target);
  }
  std::uint32_t block_first_possible() const noexcept { return block_base_; }  // no document of the block is smaller
  std::uint32_t block_last() const noexcept { return block_last_; }            // kNoMoreDocuments when exhausted
  std::span<const Impact> block_impacts() const noexcept {
    return is_only() && !exhausted_ ? only_impact() : block_impacts_;
  }
  std::uint32_t group_last() const noexcept { return group_last_; }
  std::span<const Impact> group_impacts() const noexcept {
    return is_only() && !exhausted_ ? only_impact() : group_impacts_;
  }
  // Calls visit(impacts) for stretches that cover [from, to], without moving: blocks in the open group, then groups.
  // Documents before the current block do not count.
  template <class Visit>
  void for_impacts(std::uint32_t from, std::uint32_t to, const Visit& visit) const;
  // The last document of the group that holds `target`, and its impacts, without moving.
  struct Range {
    std::uint32_t last;
    std::span<const Impact> impacts;
  };
  Range group_of(std::uint32_t target) const;

  // --- documents of the block ---
  // After seek_block: the block's documents, in order; valid until the cursor moves to another block.
  std::span<const std::uint32_t> block_documents() {
    if (!decoded_) decode_documents();
    return {docs_.data(), block_count_};
  }
  const std::uint32_t* block_frequencies() {
    if (!frequencies_decoded_) decode_frequencies();
    return freqs_.data();
  }
  // The place in block_documents() of the first document >= target, which is not after the block's last.
  std::size_t first_in_block(std::uint32_t target, std::size_t low = 0) const noexcept {
    // Branch-free search by halves.
    for (std::size_t length = block_count_ - low; length > 1;) {
      const std::size_t half = length / 2;
      low += docs_[low + half - 1] < target ? half : 0;
      length -= half;
    }
    return low;
  }
  // The place of a document in the block, kBlockSize if it is not there; blocks stored as bitsets are not decoded for
  // it.
  std::size_t place_of(std::uint32_t document);
  // Of the document at a place, which must be below the block's count; without decoding those of the others.
  std::uint32_t frequency_at(std::size_t place);
  // The block as a bitset beginning at document block_first_possible(), if it is stored so.
  std::span<const std::byte> block_bitset() const;

  // --- one document at a time ---
  std::uint32_t document() const noexcept { return document_; }  // kNoMoreDocuments at the end
  std::uint32_t index() const noexcept { return at_; }           // of document() in the block
  std::uint32_t frequency() { return block_frequencies()[at_]; }
  // To the first document >= target. From the start: advance(0).
  std::uint32_t advance(std::uint32_t target) {
    return started_ && document_ >= target ? document_ : advance_on(target);
  }
  std::uint32_t next() {
    // Unless a block was sought meanwhile, the next document is the next of the block.
    if (started_ && decoded_ && at_ + 1 < block_count_ && docs_[at_] == document_) return document_ = docs_[++at_];
    return advance(document_ + 1);
  }

  // --- positions ---
  bool has_positions() const noexcept { return list_.positions_length != 0; }
  std::uint64_t block_positions_offset() const noexcept { return positions_at_; }  // in the positions file
  std::uint64_t block_positions_length() const noexcept { return positions_size_; }
  std::size_t block_count() const noexcept { return block_count_; }

 private:
  static constexpr std::uint32_t kNoBlock = 0xFFFF'FFFFu;
  bool is_only() const noexcept { return list_.documents == 1; }
  // A view of a member: made when asked for, as cursors move.
  std::span<const Impact> only_impact() const noexcept { return {&only_impact_, 1}; }
  bool seek_block_slow(std::uint32_t target);
  std::uint32_t advance_on(std::uint32_t target);
  void open_group(std::uint32_t group);
  void enter_block(std::uint32_t block);
  void exhaust();
  void decode_documents();
  void decode_frequencies();
  [[noreturn]] void corrupt(const char* message) const;

  const File* file_;
  PostingListRef list_;
  std::uint32_t document_limit_;
  std::uint32_t groups_ = 0, blocks_ = 0;
  std::span<const Impact> list_impacts_;
  const std::byte* table_ = nullptr;

  // The open group: skip entries decoded.
  std::uint32_t group_ = kNoBlock, group_last_ = 0, group_first_block_ = 0, group_blocks_ = 0;
  std::span<const Impact> group_impacts_;
  struct Skip {
    std::uint32_t last;
    std::uint32_t offset_begin, offset_end;  // of the block, after the group's skip entries
    std::uint64_t positions_begin, positions_end;
    std::span<const Impact> impacts;
  };
  std::array<Skip, kGroupBlocks> skips_;
  std::uint64_t group_blocks_at_ = 0;  // file offset of the group's first block

  // The current block.
  std::uint32_t block_ = kNoBlock, block_base_ = 0, block_last_ = 0;
  std::span<const Impact> block_impacts_;
  std::size_t block_count_ = 0;
  std::uint64_t positions_at_ = 0, positions_size_ = 0;
  const std::byte *bytes_ = nullptr, *bytes_end_ = nullptr, *frequency_bytes_ = nullptr;
  bool decoded_ = false, frequencies_decoded_ = false, exhausted_ = false;
  Impact only_impact_{};

  std::uint32_t document_ = 0, at_ = 0;
  bool started_ = false;
  alignas(
      64) std::array<std::uint32_t, kBlockSize + 64> docs_;  // with room for the word of a bitset that holds too many
  alignas(64) std::array<std::uint32_t, kBlockSize> freqs_;
};

template <class Visit>
void PostingCursor::for_impacts(std::uint32_t from, std::uint32_t to, const Visit& visit) const {
  if (exhausted_) return;
  std::uint32_t next = from;
  if (list_.documents == 1 || (group_ != kNoBlock && from <= group_last_)) {
    if (list_.documents == 1) {
      if (list_.only.document >= from && list_.only.document <= to) visit(only_impact());
      return;
    }
    std::uint32_t block = block_ == kNoBlock || block_ < group_first_block_ ? 0 : block_ - group_first_block_;
    for (; block < group_blocks_; ++block) {
      if (skips_[block].last < from) continue;
      visit(skips_[block].impacts);
      if (skips_[block].last >= to) return;
    }
    if (group_ + 1 == groups_) return;
    next = group_last_ + 1;
  }
  while (next <= to) {
    const Range group = group_of(next);
    visit(group.impacts);
    if (group.last >= to) return;
    next = group.last + 1;
  }
}

// Positions of the documents of a cursor's current block. Only those of documents asked for are decoded.
class PositionsReader {
 public:
  explicit PositionsReader(const File& positions) : file_(&positions) {}

  // Positions of the document at a place in the cursor's block, rising; valid until the next call.
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
  alignas(64) std::array<std::uint32_t, kBlockSize> counts_;  // of their positions, if not
  RiceReader codes_;
  std::size_t next_ = 0;                  // document of the block that codes_ stand before
  std::size_t held_ = kBlockSize;         // document of the block in positions_
  std::vector<std::uint32_t> positions_;  // with room for the most there were
};

}  // namespace tra::format
