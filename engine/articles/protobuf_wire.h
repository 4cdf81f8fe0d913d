// The wire form of protocol buffers, as far as CIFF uses it: varints, doubles, texts and messages with their length in
// front. Written by hand, because a kept library would be linked into every program for three messages, and reads a
// message of a gigabyte as a tree of objects.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <istream>
#include <string>
#include <string_view>

#include "tra/error.h"

namespace tra::articles {

enum class Wire : std::uint8_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };

inline void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7F) | 0x80);
  out += static_cast<char>(value);
}

inline void put_field(std::string& out, unsigned number, std::uint64_t value) {
  if (value == 0) return;  // the default is left out
  put_varint(out, number << 3 | static_cast<unsigned>(Wire::varint));
  put_varint(out, value);
}

inline void put_field(std::string& out, unsigned number, std::string_view bytes) {
  put_varint(out, number << 3 | static_cast<unsigned>(Wire::bytes));
  put_varint(out, bytes.size());
  out += bytes;
}

inline void put_field(std::string& out, unsigned number, double value) {
  put_varint(out, number << 3 | static_cast<unsigned>(Wire::fixed64));
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);  // little-endian, as every machine this runs on
  out.append(bytes, sizeof bytes);
}

// Reads one message field by field; errors name the byte of the file.
class MessageReader {
 public:
  MessageReader(std::string_view bytes, const std::string& name, std::uint64_t offset)
      : bytes_(bytes), name_(name), offset_(offset) {}

  // The next field; false at the end. Its value is then taken or passed over.
  bool next() {
    if (at_ == bytes_.size()) return false;
    const std::uint64_t key = varint();
    field_ = key >> 3;
    const auto wire = static_cast<unsigned>(key & 7);
    if (field_ == 0 || (wire > 2 && wire != 5)) fail("not a field of a message");
    wire_ = static_cast<Wire>(wire);
    return true;
  }
  std::uint64_t field() const { return field_; }

  std::uint64_t number() {
    if (wire_ != Wire::varint) fail("a number is written in another form");
    return varint();
  }
  std::string_view bytes() {
    if (wire_ != Wire::bytes) fail("a text or message is written in another form");
    const std::uint64_t size = varint();
    return take(size);
  }
  void pass_over() {
    if (wire_ == Wire::varint)
      varint();
    else
      take(wire_ == Wire::bytes ? varint() : wire_ == Wire::fixed64 ? 8 : 4);
  }
  MessageReader message() {
    const std::string_view inner = bytes();
    return {inner, name_, offset_ + at_ - inner.size()};
  }
  [[noreturn]] void fail(const char* why) const {
    throw Error(ErrorCode::corruption, std::string("no CIFF: ") + why, name_, offset_ + at_);
  }

 private:
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(take(1)[0]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail("a number of more than 64 bits");
  }
  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size() - at_) fail("a field reaches beyond its message");
    const std::string_view taken = bytes_.substr(at_, count);
    at_ += count;
    return taken;
  }

  std::string_view bytes_;
  const std::string& name_;
  std::uint64_t offset_;
  std::size_t at_ = 0;
  std::uint64_t field_ = 0;
  Wire wire_ = Wire::varint;
};

// Messages of a stream, each with its length in front.
class DelimitedReader {
 public:
  DelimitedReader(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}

  MessageReader next() {
    constexpr std::uint64_t longest = 1ull << 30;
    constexpr std::size_t at_once = 1 << 20;  // a length that lies claims no memory
    std::uint64_t size = 0;
    for (unsigned shift = 0;; shift += 7) {
      const int byte = in_.get();
      if (byte == std::istream::traits_type::eof()) fail("the file ends too early");
      ++offset_;
      size |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) break;
      if (shift > 28) fail("a message of more than 1 GiB");
    }
    if (size > longest) fail("a message of more than 1 GiB");
    message_.clear();
    while (message_.size() < size) {
      const std::size_t had = message_.size();
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(at_once, size - had));
      message_.resize(had + wanted);
      in_.read(message_.data() + had, static_cast<std::streamsize>(wanted));
      if (static_cast<std::size_t>(in_.gcount()) < wanted) fail("the file ends too early");
    }
    offset_ += size;
    return {message_, name_, offset_ - size};
  }
  bool at_end() { return in_.peek() == std::istream::traits_type::eof(); }
  [[noreturn]] void fail(const char* why) const {
    throw Error(ErrorCode::corruption, std::string("no CIFF: ") + why, name_, offset_);
  }

 private:
  std::istream& in_;
  const std::string name_;
  std::string message_;
  std::uint64_t offset_ = 0;
};

}  // namespace tra::articles
