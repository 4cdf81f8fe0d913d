#include "tra/format/bytes.h"

namespace tra::format {

void ByteReader::corrupt(const std::string& message) const {
  throw Error(ErrorCode::corruption, message, std::string(file_), offset());
}

std::uint64_t ByteReader::long_varint() {
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
