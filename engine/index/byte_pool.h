// A pool that holds many growing byte streams in shared blocks, like Lucene's ByteBlockPool. A stream is a chain of
// slices of increasing size. The last four bytes of a slice hold the address of the next one.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "tra/error.h"

namespace tra::index {

class BytePool {
 public:
  using Address = std::uint32_t;  // block number and offset in the block; the pool can address 4 GiB

  struct Stream {
    Address head = 0, at = 0, end = 0;  // end: position of the current slice's link
    std::uint8_t level = 0;
    bool begun() const noexcept { return end != 0; }
  };

  void put(Stream& stream, std::uint8_t byte) {
    if (stream.at == stream.end) [[unlikely]]
      grow(stream);
    *pointer(stream.at++) = byte;
  }
  // Appends the values as varints.
  void put_varints(Stream& stream, std::span<const std::uint32_t> values) {
    if (stream.end - stream.at < 5 * values.size()) {
      for (const std::uint32_t value : values) put_varint(stream, value);
      return;
    }
    std::uint8_t* const begin = pointer(stream.at);
    std::uint8_t* to = begin;
    for (std::uint32_t value : values) {
      for (; value >= 0x80; value >>= 7) *to++ = static_cast<std::uint8_t>(value | 0x80);
      *to++ = static_cast<std::uint8_t>(value);
    }
    stream.at += static_cast<Address>(to - begin);
  }
  void put_varint(Stream& stream, std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) put(stream, static_cast<std::uint8_t>(value | 0x80));
    put(stream, static_cast<std::uint8_t>(value));
  }

  std::size_t memory() const noexcept { return blocks_.size() * kBlockBytes; }
  // Whether the pool's address space has no room left for another document of ordinary size.
  bool nearly_full() const noexcept { return blocks_.size() > 60'000; }

  // Reads a stream from its first byte to its last.
  class Reader {
   public:
    Reader(const BytePool& pool, const Stream& stream) : pool_(&pool) {
      if (!stream.begun()) return;
      at_ = pool.pointer(stream.head);
      slice_end_ = at_ + kSlices[0] - 4;
      last_ = pool.pointer(stream.at - 1) + 1;  // stream.at may be past the end of its block; the byte before it is not
    }
    bool done() const noexcept { return at_ == last_; }
    std::uint8_t byte() {
      if (at_ == slice_end_) [[unlikely]]
        open_next_slice();
      return *at_++;
    }
    std::uint32_t varint() {
      std::uint32_t value = byte();
      if (value < 0x80) return value;
      value &= 0x7F;
      for (unsigned shift = 7;; shift += 7) {
        const std::uint8_t next = byte();
        value |= static_cast<std::uint32_t>(next & 0x7F) << shift;
        if (next < 0x80) return value;
      }
    }

   private:
    void open_next_slice() {
      Address next;
      std::memcpy(&next, at_, 4);
      level_ = level_ + 1u < kSlices.size() ? level_ + 1 : level_;
      at_ = pool_->pointer(next);
      slice_end_ = at_ + kSlices[level_] - 4;
    }
    const BytePool* pool_;
    const std::uint8_t *at_ = nullptr, *slice_end_ = nullptr, *last_ = nullptr;
    std::size_t level_ = 0;
  };

 private:
  static constexpr std::size_t kBlockBytes = 1 << 16, kMostBlocks = 1 << 16;
  static constexpr std::array<std::uint32_t, 8> kSlices = {12, 24, 48, 96, 192, 512, 1024, 4096};

  std::uint8_t* pointer(Address address) const noexcept { return blocks_[address >> 16].get() + (address & 0xFFFF); }

  Address allocate(std::uint32_t bytes) {
    if (blocks_.empty() || used_ + bytes > kBlockBytes) {
      if (blocks_.size() == kMostBlocks)
        throw Error(ErrorCode::resource_exhausted, "a document is too large for the postings of a segment");
      blocks_.push_back(std::make_unique<std::uint8_t[]>(kBlockBytes));
      used_ = 0;
    }
    const auto address = static_cast<Address>((blocks_.size() - 1) << 16 | used_);
    used_ += bytes;
    return address;
  }
  void grow(Stream& stream) {
    if (!stream.begun()) {
      stream.head = stream.at = allocate(kSlices[0]);
    } else {
      if (stream.level + 1u < kSlices.size()) ++stream.level;
      const Address next = allocate(kSlices[stream.level]);
      std::memcpy(pointer(stream.end), &next, 4);
      stream.at = next;
    }
    stream.end = stream.at + kSlices[stream.level] - 4;
  }

  std::vector<std::unique_ptr<std::uint8_t[]>> blocks_;
  std::uint32_t used_ = 0;
};

}  // namespace tra::index
