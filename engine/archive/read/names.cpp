#include "archive/read/names.h"

#include <cstdint>

namespace tra {

std::string printable_name(std::string_view bytes) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string name;
  while (!bytes.empty()) {
    const auto byte = static_cast<unsigned char>(bytes[0]);
    const std::size_t length = byte < 0x20 || byte == 0x7f ? 0 : utf8_sequence_length(bytes);
    if (length == 0) {
      name += '%';
      name += hex[byte >> 4];
      name += hex[byte & 15];
    } else {
      name += bytes.substr(0, length);
    }
    bytes.remove_prefix(length == 0 ? 1 : length);
  }
  return name;
}

std::size_t utf8_sequence_length(std::string_view bytes) noexcept {
  if (bytes.empty()) return 0;
  const auto lead = static_cast<unsigned char>(bytes[0]);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length) return 0;
  std::uint32_t code = lead & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if ((byte & 0xc0) != 0x80) return 0;
    code = code << 6 | (byte & 0x3fu);
  }
  constexpr std::uint32_t shortest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return code >= shortest[length] && code <= 0x10ffff && !surrogate ? length : 0;
}

}  // namespace tra
