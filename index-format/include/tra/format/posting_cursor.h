// Reads a posting list: block after block, or ahead by the skip data.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "tra/format/file.h"
#include "tra/format/impacts.h"
#include "tra/format/kernels.h"
#include "tra/format/posting_list.h"

namespace tra::format {

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

}  // namespace tra::format
