// Bytes of unknown encoding as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace tra {

struct DecodedText {
  std::string text;      // valid UTF-8 without a byte order mark
  std::string encoding;  // "utf-8" or what it was decoded from
};

// By byte order mark, else UTF-8 if valid, else UTF-16 if it looks so, else `declared` (a name a page gave, may be
// empty), else windows-1258.
DecodedText decode_bytes(std::string_view bytes, std::string_view declared = {});

}  // namespace tra
