#include "tra/format/posting_cursor.h"

#include <algorithm>

#include "tra/format/pfor.h"

namespace tra::format {

namespace {

// 128 deltas of at most this width cannot add up to 2^32, even with exceptions. Decoded documents then need no overflow
// check.
constexpr unsigned kSafeWidth = 16;

}  // namespace

PostingCursor::PostingCursor(const File& postings, const PostingListRef& list, std::uint32_t document_limit,
                             std::uint8_t only_norm)
    : file_(&postings), list_(list), document_limit_(document_limit) {
  if (list_.documents == 0 || list_.documents > document_limit) corrupt("a document frequency is out of range");
  if (list_.documents == 1) {
    if (list_.only.frequency > kMostOften) corrupt("a frequency is out of range");
    if (list_.only.document >= document_limit) corrupt("a posting names a document the segment does not have");
    only_impact_ = {static_cast<std::uint8_t>(std::min<std::uint32_t>(list_.only.frequency, kManyTimes)), only_norm};
    blocks_ = groups_ = 1;
    docs_[0] = group_last_ = list_.only.document;
    freqs_[0] = list_.only.frequency;
    return;
  }
  blocks_ = static_cast<std::uint32_t>((list_.documents + kBlockSize - 1) / kBlockSize);
  groups_ = static_cast<std::uint32_t>((blocks_ + kGroupBlocks - 1) / kGroupBlocks);
  // In a list with one group, these are the impacts of that group.
  ByteReader head = file_->reader(list_.offset, std::min<std::uint64_t>(list_.length, 1 + 2 * 255));
  list_impacts_ = read_impacts(head);
  if (groups_ > 1) table_ = file_->read(head.offset(), groups_ * kGroupTableEntry).data();
}

PostingCursor::Range PostingCursor::group_of(std::uint32_t target) const {
  if (groups_ == 1) return {kNoMoreDocuments, list_impacts()};
  if (group_ != kNoBlock && target <= group_last_) return {group_last_, group_impacts_};
  std::uint32_t low = group_ == kNoBlock ? 0 : group_ + 1, high = groups_;
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    if (load<std::uint32_t>(table_ + middle * kGroupTableEntry) < target)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == groups_) return {kNoMoreDocuments, {}};
  const std::byte* entry = table_ + low * kGroupTableEntry;
  const auto offset = load<std::uint64_t>(entry + 4);
  if (offset >= list_.length) corrupt("a group lies outside its list");
  ByteReader reader = file_->reader(list_.offset + offset, std::min<std::uint64_t>(list_.length - offset, 1 + 2 * 255));
  return {low + 1 == groups_ ? kNoMoreDocuments : load<std::uint32_t>(entry), read_impacts(reader)};
}

bool PostingCursor::seek_block_slow(std::uint32_t target) {
  if (exhausted_) return false;
  if (list_.documents == 1) {
    if (target > list_.only.document) return exhaust(), false;
    block_ = 0;
    block_base_ = block_last_ = list_.only.document;
    block_count_ = 1;
    positions_at_ = list_.positions_offset;
    positions_size_ = list_.positions_length;
    decoded_ = frequencies_decoded_ = true;
    return true;
  }
  if (group_ == kNoBlock || target > group_last_) {
    std::uint32_t low = group_ == kNoBlock ? 0 : group_ + 1, high = groups_;
    if (groups_ > 1) {
      while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (load<std::uint32_t>(table_ + middle * kGroupTableEntry) < target)
          low = middle + 1;
        else
          high = middle;
      }
    }
    if (low >= groups_) return exhaust(), false;
    open_group(low);
  }
  std::uint32_t block = block_ == kNoBlock || block_ < group_first_block_ ? 0 : block_ - group_first_block_;
  while (block < group_blocks_ && skips_[block].last < target) ++block;
  // This occurs only in a list of one group, because its last document is not stored.
  if (block == group_blocks_) return exhaust(), false;
  enter_block(block);
  return true;
}

void PostingCursor::exhaust() {
  exhausted_ = true;
  block_ = 0;
  block_base_ = block_last_ = group_last_ = kNoMoreDocuments;
  block_impacts_ = group_impacts_ = {};
  block_count_ = 0;
  decoded_ = frequencies_decoded_ = true;
  document_ = kNoMoreDocuments;
  started_ = true;
}

void PostingCursor::open_group(std::uint32_t group) {
  std::uint64_t begin = 0, end = list_.length, positions = 0, positions_end = list_.positions_length;
  std::uint32_t base = 0;
  if (groups_ > 1) {
    const std::byte* entry = table_ + group * kGroupTableEntry;
    begin = load<std::uint64_t>(entry + 4);
    positions = load<std::uint64_t>(entry + 12);
    if (group > 0) base = load<std::uint32_t>(entry - kGroupTableEntry) + 1;
    if (group + 1 < groups_) {
      end = load<std::uint64_t>(entry + kGroupTableEntry + 4);
      positions_end = load<std::uint64_t>(entry + kGroupTableEntry + 12);
    }
    if (begin > end || end > list_.length || positions > positions_end || positions_end > list_.positions_length)
      corrupt("the groups of a list are out of order");
  }
  ByteReader reader = file_->reader(list_.offset + begin, end - begin);
  group_impacts_ = read_impacts(reader);
  group_first_block_ = group * static_cast<std::uint32_t>(kGroupBlocks);
  group_blocks_ = std::min<std::uint32_t>(static_cast<std::uint32_t>(kGroupBlocks), blocks_ - group_first_block_);
  std::uint64_t offset = 0;
  for (std::uint32_t i = 0; i < group_blocks_; ++i) {
    Skip& skip = skips_[i];
    const std::uint64_t last = base + reader.varint(document_limit_);
    if (last >= document_limit_) corrupt("a block ends at a document the segment does not have");
    skip.last = static_cast<std::uint32_t>(last);
    base = skip.last + 1;
    skip.offset_begin = static_cast<std::uint32_t>(offset);
    offset += reader.varint(end - begin);  // the bound prevents overflow of the sum
    if (offset > end - begin) corrupt("a block lies outside its group");
    skip.offset_end = static_cast<std::uint32_t>(offset);
    skip.positions_begin = list_.positions_offset + positions;
    if (has_positions()) positions += reader.varint(list_.positions_length);
    if (positions > positions_end) corrupt("a block's positions lie outside its group's");
    skip.positions_end = list_.positions_offset + positions;
    skip.impacts = read_impacts(reader);
  }
  if (offset > reader.remaining()) corrupt("a block lies outside its group");
  group_blocks_at_ = reader.offset();
  group_ = group;
  group_last_ = skips_[group_blocks_ - 1].last;
}

void PostingCursor::enter_block(std::uint32_t block) {
  const Skip& skip = skips_[block];
  block_ = group_first_block_ + block;
  block_base_ = block > 0     ? skips_[block - 1].last + 1
                : block_ == 0 ? 0
                              : load<std::uint32_t>(table_ + (group_ - 1) * kGroupTableEntry) + 1;
  block_last_ = skip.last;
  block_impacts_ = skip.impacts;
  block_count_ = block_ + 1 < blocks_ ? kBlockSize : list_.documents - (blocks_ - 1) * kBlockSize;
  positions_at_ = skip.positions_begin;
  positions_size_ = skip.positions_end - skip.positions_begin;
  at_ = 0;
  bytes_ = file_->data() + group_blocks_at_ + skip.offset_begin;
  bytes_end_ = file_->data() + group_blocks_at_ + skip.offset_end;
  decoded_ = frequencies_decoded_ = false;
}

std::span<const std::byte> PostingCursor::block_bitset() const {
  if (is_only() || exhausted_ || bytes_end_ - bytes_ <= 2 || *bytes_ != std::byte{kBitset}) return {};
  const auto words = std::to_integer<std::size_t>(bytes_[1]);
  if (static_cast<std::size_t>(bytes_end_ - bytes_) < 2 + 8 * words || words != (block_last_ - block_base_) / 64 + 1)
    corrupt("a bitset has the wrong length");
  return {bytes_ + 2, 8 * words};
}

std::size_t PostingCursor::place_of(std::uint32_t document) {
  if (document < block_base_ || document > block_last_) return kBlockSize;
  if (const auto bitset = decoded_ ? std::span<const std::byte>() : block_bitset(); !bitset.empty()) {
    const std::uint32_t bit = document - block_base_;
    if ((std::to_integer<unsigned>(bitset[bit / 8]) >> (bit % 8) & 1) == 0) return kBlockSize;
    const std::size_t place = kernels().rank(bitset.data(), bit);
    if (place >= block_count_) corrupt("a bitset holds too many documents");
    frequency_bytes_ = bitset.data() + bitset.size();
    return place;
  }
  const auto documents = block_documents();
  const std::size_t place = first_in_block(document);
  return documents[place] == document ? place : kBlockSize;
}

std::uint32_t PostingCursor::frequency_at(std::size_t place) {
  if (frequencies_decoded_) return freqs_[place];
  std::uint32_t less_one;
  if (decode_pfor_value(frequency_bytes_, bytes_end_, block_count_, place, less_one) != bytes_end_)
    corrupt("a block of frequencies does not decode");
  if (less_one >= kMostOften) corrupt("a frequency is out of range");
  return less_one + 1;
}

void PostingCursor::decode_documents() {
  if (const auto bitset = block_bitset(); !bitset.empty()) {
    const std::size_t count = kernels().set_bits(bitset.data(), bitset.size() / 8, block_base_, docs_.data());
    if (count != block_count_) corrupt("a bitset holds too many or too few documents");
    frequency_bytes_ = bitset.data() + bitset.size();
  } else {
    frequency_bytes_ = decode_pfor(bytes_, bytes_end_, block_count_, docs_.data());
    if (frequency_bytes_ == nullptr) corrupt("a block of documents does not decode");
    const bool sum_fits = (std::to_integer<unsigned>(*bytes_) & 63u) <= kSafeWidth;
    if (!sum_fits) {
      std::uint64_t sum = block_count_;
      for (std::size_t i = 0; i < block_count_; ++i) sum += docs_[i];
      if (sum > 0xFFFF'FFFFu) corrupt("the documents of a block are out of order");
    }
    if (block_count_ == kBlockSize) {
      kernels().add_up(docs_.data(), block_base_ - 1);
    } else {
      std::uint32_t next = block_base_;
      for (std::size_t i = 0; i < block_count_; ++i) next = (docs_[i] += next) + 1;
    }
  }
  if (docs_[block_count_ - 1] != block_last_) corrupt("a block does not end where its skip entry says");
  decoded_ = true;
}

void PostingCursor::decode_frequencies() {
  if (!decoded_) decode_documents();
  if (decode_pfor(frequency_bytes_, bytes_end_, block_count_, freqs_.data()) != bytes_end_)
    corrupt("a block of frequencies does not decode");
  // Values of at most 8 bits, with exceptions of 8 more bits, cannot exceed kMostOften, so wider blocks alone are
  // checked.
  if ((std::to_integer<unsigned>(*frequency_bytes_) & 63u) > 8)
    for (std::size_t i = 0; i < block_count_; ++i)
      if (freqs_[i] >= kMostOften) corrupt("a frequency is out of range");
  for (std::uint32_t& frequency : freqs_) ++frequency;
  frequencies_decoded_ = true;
}

std::uint32_t PostingCursor::advance_on(std::uint32_t target) {
  const std::uint32_t block_before = block_;
  if (!seek_block(target)) return document_;
  if (!decoded_) decode_documents();
  const std::size_t low = first_in_block(target, started_ && block_ == block_before ? at_ : 0);
  started_ = true;
  at_ = static_cast<std::uint32_t>(low);
  return document_ = docs_[low];
}

void PostingCursor::corrupt(const char* message) const { file_->corrupt(message, list_.offset); }

}  // namespace tra::format
