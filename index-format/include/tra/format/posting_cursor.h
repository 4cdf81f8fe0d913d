// Reads a posting list, block by block or by skipping ahead with the skip data.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "tra/format/file.h"
#include "tra/format/impacts.h"
#include "tra/format/kernels.h"
#include "tra/format/posting_list.h"

namespace tra::format {

// Iterates over one posting list. Not thread-safe. Only the current block is decoded into memory. Throws
// Error(corruption) when the bytes are no valid posting list.
class PostingCursor {
 public:
  // `document_limit` is the number of documents in the segment. `only_norm` is the document's norm when the list has a
  // single posting.
  PostingCursor(const File& postings, const PostingListRef& list, std::uint32_t document_limit,
                std::uint8_t only_norm = 0);

  const PostingListRef& list() const noexcept { return list_; }
  std::uint32_t documents() const noexcept { return list_.documents; }
  std::span<const Impact> list_impacts() const noexcept { return is_only() ? only_impact() : list_impacts_; }

  // Operations on skip data, which decode no postings.
  //
  // Moves forward to the first block whose last document is at least `target`. Returns false when there is none; the
  // cursor is exhausted then.
  bool seek_block(std::uint32_t target) {
    if (block_last_ >= target && block_ != kNoBlock) [[likely]]
      return !exhausted_;
    return seek_block_slow(target);
  }
  // A lower bound for the numbers of the block's documents.
  std::uint32_t block_first_possible() const noexcept { return block_base_; }
  std::uint32_t block_last() const noexcept { return block_last_; }  // kNoMoreDocuments when exhausted
  std::span<const Impact> block_impacts() const noexcept {
    return is_only() && !exhausted_ ? only_impact() : block_impacts_;
  }
  std::uint32_t group_last() const noexcept { return group_last_; }
  std::span<const Impact> group_impacts() const noexcept {
    return is_only() && !exhausted_ ? only_impact() : group_impacts_;
  }
  // Calls visit(impacts) for ranges that together cover [from, to], without moving the cursor: single blocks in the
  // current group, whole groups after it. Documents before the current block are ignored.
  template <class Visit>
  void for_impacts(std::uint32_t from, std::uint32_t to, const Visit& visit) const;
  // The last document and the impacts of the group that contains `target`, without moving the cursor.
  struct Range {
    std::uint32_t last;
    std::span<const Impact> impacts;
  };
  Range group_of(std::uint32_t target) const;

  // Operations on the current block.
  //
  // The block's documents in ascending order; requires seek_block() before. Valid until the cursor moves to another
  // block.
  std::span<const std::uint32_t> block_documents() {
    if (!decoded_) decode_documents();
    return {docs_.data(), block_count_};
  }
  const std::uint32_t* block_frequencies() {
    if (!frequencies_decoded_) decode_frequencies();
    return freqs_.data();
  }
  // The index in block_documents() of the first document >= target. `target` must not be after the block's last
  // document.
  std::size_t first_in_block(std::uint32_t target, std::size_t low = 0) const noexcept {
    // A binary search without branches.
    for (std::size_t length = block_count_ - low; length > 1;) {
      const std::size_t half = length / 2;
      low += docs_[low + half - 1] < target ? half : 0;
      length -= half;
    }
    return low;
  }
  // The index of a document in the block, or kBlockSize when the block does not contain it. A block stored as a bitset
  // is tested directly, without decoding.
  std::size_t place_of(std::uint32_t document);
  // The frequency of the document at an index, which must be inside the block. Other frequencies are not decoded.
  std::uint32_t frequency_at(std::size_t place);
  // The block as a bitset whose first bit is document block_first_possible(); empty when it is not stored as a bitset.
  std::span<const std::byte> block_bitset() const;

  // Iteration over single documents.
  std::uint32_t document() const noexcept { return document_; }  // kNoMoreDocuments at the end
  std::uint32_t index() const noexcept { return at_; }           // of document() in the block
  std::uint32_t frequency() { return block_frequencies()[at_]; }
  // Moves to the first document >= target; advance(0) moves to the first document of the list.
  std::uint32_t advance(std::uint32_t target) {
    return started_ && document_ >= target ? document_ : advance_on(target);
  }
  std::uint32_t next() {
    // The common case: seek_block() did not move the cursor, and the next document is in the same block.
    if (started_ && decoded_ && at_ + 1 < block_count_ && docs_[at_] == document_) return document_ = docs_[++at_];
    return advance(document_ + 1);
  }

  // Positions.
  bool has_positions() const noexcept { return list_.positions_length != 0; }
  std::uint64_t block_positions_offset() const noexcept { return positions_at_; }  // in the positions file
  std::uint64_t block_positions_length() const noexcept { return positions_size_; }
  std::size_t block_count() const noexcept { return block_count_; }

 private:
  static constexpr std::uint32_t kNoBlock = 0xFFFF'FFFFu;
  bool is_only() const noexcept { return list_.documents == 1; }
  // A view of a member. It is created on each call because cursors may be moved in memory.
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

  // The current group, whose skip entries are decoded.
  std::uint32_t group_ = kNoBlock, group_last_ = 0, group_first_block_ = 0, group_blocks_ = 0;
  std::span<const Impact> group_impacts_;
  struct Skip {
    std::uint32_t last;
    std::uint32_t offset_begin, offset_end;  // byte range of the block, relative to the end of the group's skip entries
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
  alignas(64) std::array<std::uint32_t, kBlockSize + 64> docs_;  // extra room for the last word of a damaged bitset
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

}  // namespace tra::format
