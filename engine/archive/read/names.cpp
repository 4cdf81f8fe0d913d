#include "archive/read/names.h"

#include "text/utf8.h"

namespace tra {

std::string printable_name(std::string_view bytes) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string name;
  while (!bytes.empty()) {
    const auto byte = static_cast<unsigned char>(bytes[0]);
    const std::size_t length = byte < 0x20 || byte == 0x7f ? 0 : text::decode_point(bytes, 0).length;
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

}  // namespace tra
