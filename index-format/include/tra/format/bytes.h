// Encoding and decoding of little-endian and variable-length integers. Every read is checked against the end of the
// bytes.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tra/error.h"

namespace tra::format {

static_assert(std::endian::native == std::endian::little, "the format is little-endian and read in place");

template <class Integer>
Integer load(const std::byte* from) noexcept {
  Integer value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

inline std::span<const std::byte> as_bytes(std::string_view text) noexcept {
  return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}
inline std::string_view as_text(std::span<const std::byte> bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The number of bytes with which both texts begin.
inline std::size_t shared_prefix(std::string_view a, std::string_view b) noexcept {
  const auto [end, unused] = std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin());
  return static_cast<std::size_t>(end - a.begin());
}

// Sixteen hexadecimal digits.
std::string to_hex(std::uint64_t value);

// Builds a sequence of bytes. Not thread-safe.
class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(std::byte{value}); }
  void u16(std::uint16_t value) { fixed(value); }
  void u32(std::uint32_t value) { fixed(value); }
  void u64(std::uint64_t value) { fixed(value); }
  // Writes seven bits per byte, low bits first, with the high bit set on all bytes but the last; 1 to 10 bytes.
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) u8(static_cast<std::uint8_t>(value | 0x80));
    u8(static_cast<std::uint8_t>(value));
  }
  void bytes(std::span<const std::byte> more) { bytes_.insert(bytes_.end(), more.begin(), more.end()); }
  void text(std::string_view more) { bytes(as_bytes(more)); }
  // Writes the length as a varint, then the bytes.
  void sized_text(std::string_view more) {
    varint(more.size());
    text(more);
  }

  std::size_t size() const noexcept { return bytes_.size(); }
  std::span<const std::byte> view() const noexcept { return bytes_; }
  void clear() noexcept { bytes_.clear(); }
  std::vector<std::byte>& buffer() noexcept { return bytes_; }

 private:
  template <class Integer>
  void fixed(Integer value) {
    const auto* from = reinterpret_cast<const std::byte*>(&value);
    bytes_.insert(bytes_.end(), from, from + sizeof value);
  }
  std::vector<std::byte> bytes_;
};

// Decodes bytes. Throws Error(corruption) with `file` and the offset when a value extends past the end.
class ByteReader {
 public:
  ByteReader(std::span<const std::byte> bytes, std::string_view file, std::uint64_t base = 0) noexcept
      : begin_(bytes.data()), at_(bytes.data()), end_(bytes.data() + bytes.size()), file_(file), base_(base) {}

  std::uint8_t u8() { return std::to_integer<std::uint8_t>(*take(1)); }
  std::uint16_t u16() { return load<std::uint16_t>(take(2)); }
  std::uint32_t u32() { return load<std::uint32_t>(take(4)); }
  std::uint64_t u64() { return load<std::uint64_t>(take(8)); }
  std::uint64_t varint() {
    if (end_ - at_ >= 4) [[likely]] {
      const auto word = load<std::uint32_t>(at_);
      if ((word & 0x80) == 0) return at_ += 1, word & 0x7F;
      if ((word & 0x8000) == 0) return at_ += 2, (word & 0x7F) | (word >> 1 & 0x3F80);
      if ((word & 0x80'0000) == 0) return at_ += 3, (word & 0x7F) | (word >> 1 & 0x3F80) | (word >> 2 & 0x1F'C000);
    }
    return long_varint();
  }
  // Reads a varint, which must be at most `limit`.
  std::uint64_t varint(std::uint64_t limit) {
    const std::uint64_t value = varint();
    if (value > limit) corrupt("a number is larger than its limit");
    return value;
  }
  std::uint32_t varint32() { return static_cast<std::uint32_t>(varint(0xFFFF'FFFFu)); }
  std::span<const std::byte> bytes(std::uint64_t count) { return {take(count), static_cast<std::size_t>(count)}; }
  std::string_view sized_text() { return as_text(bytes(varint())); }

  std::size_t remaining() const noexcept { return static_cast<std::size_t>(end_ - at_); }
  std::uint64_t offset() const noexcept { return base_ + static_cast<std::uint64_t>(at_ - begin_); }
  const std::byte* position() const noexcept { return at_; }
  void expect_end() const {
    if (at_ != end_) corrupt("bytes are left over");
  }
  [[noreturn]] void corrupt(const std::string& message) const;

 private:
  const std::byte* take(std::uint64_t count) {
    if (count > remaining()) corrupt("data ends early");
    const std::byte* from = at_;
    at_ += count;
    return from;
  }
  std::uint64_t long_varint();

  const std::byte *begin_, *at_, *end_;
  std::string_view file_;
  std::uint64_t base_;
};

}  // namespace tra::format
