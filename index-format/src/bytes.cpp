#include "tra/format/bytes.h"

namespace tra::format {

std::string to_hex(std::uint64_t value) {
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; value >>= 4) text[i] = "0123456789abcdef"[value & 15];
  return text;
}

void ByteReader::corrupt(const std::string& message) const {
  throw Error(ErrorCode::corruption, message, std::string(file_), offset());
}

std::uint64_t ByteReader::long_varint() {
  constexpr std::uint64_t kMore = 0x8080'8080'8080'8080;  // the bits that say that another byte follows
  if (remaining() >= 8) {
    auto word = load<std::uint64_t>(at_);
    if (const std::uint64_t ends = ~word & kMore; ends != 0) {
      const int bytes = std::countr_zero(ends) / 8 + 1;
      at_ += bytes;
      word = word << (64 - 8 * bytes) >> (64 - 8 * bytes) & ~kMore;
      // Joins the seven bits of each byte: two bytes, then four, then all eight at a time.
      word = (word & 0x007F'007F'007F'007F) | (word & 0x7F00'7F00'7F00'7F00) >> 1;
      word = (word & 0x0000'3FFF'0000'3FFF) | (word & 0x3FFF'0000'3FFF'0000) >> 2;
      return (word & 0x0FFF'FFFF) | (word & 0x0FFF'FFFF'0000'0000) >> 4;
    }
  }
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = u8();
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) {
      if (shift == 63 && byte > 1) corrupt("a variable-length number is too long");
      return value;
    }
  }
  corrupt("a variable-length number is too long");
}

}  // namespace tra::format
