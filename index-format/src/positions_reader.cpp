#include "tra/format/positions_reader.h"

#include "tra/format/pfor.h"

namespace tra::format {

std::span<const std::uint32_t> PositionsReader::read(PostingCursor& cursor, std::size_t document) {
  if (block_at_ != cursor.block_positions_offset() || (document < next_ && document != held_)) open_block(cursor);
  const std::uint32_t* const counts = as_frequencies_ ? cursor.block_frequencies() : counts_.data();
  if (document != held_) {
    skip_to(document, counts);
    decode(document, counts[document]);
  }
  return {positions_.data(), counts[document]};
}

void PositionsReader::open_block(PostingCursor& cursor) {
  block_at_ = ~std::uint64_t{0};
  held_ = kBlockSize;
  next_ = 0;
  const std::uint64_t offset = cursor.block_positions_offset();
  const auto bytes = file_->read(offset, cursor.block_positions_length());
  if (bytes.empty()) fail();
  const std::byte *at = bytes.data(), *const end = at + bytes.size();
  const auto form = std::to_integer<std::uint32_t>(*at++);
  base_ = form & (kCountsApart - 1u);
  if (base_ > kMostRiceBits) fail();
  const std::size_t count = cursor.block_count();
  as_frequencies_ = (form & kCountsApart) == 0;
  if (!as_frequencies_) {
    at = decode_pfor(at, end, count, counts_.data());
    if (at == nullptr) fail();
    for (std::size_t i = 0; i < count; ++i) ++counts_[i];
  }
  codes_ = RiceReader(at, end);
  block_at_ = offset;
}

void PositionsReader::skip_to(std::size_t document, const std::uint32_t* counts) {
  if (document == next_) return;
  const RiceSums before = kernels().rice_sums(counts + next_, document - next_, base_);
  if (!codes_.skip(before.positions, before.remainder_bits)) fail();
  next_ = document;
}

void PositionsReader::decode(std::size_t document, std::uint32_t count) {
  held_ = kBlockSize;
  if (count == 0 || count > codes_.bits_left()) fail();  // bounds the allocation when the count is damaged
  if (positions_.size() < count) positions_.resize(count);
  if (!codes_.read_places(rice_parameter(base_, count), count, positions_.data())) fail();
  next_ = document + 1;
  held_ = document;
}

void PositionsReader::fail() const { file_->corrupt("a block of positions does not decode", block_at_); }

}  // namespace tra::format
