// Decoding the Content-Encoding of HTTP: the compression that a server applied to a page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tra {

struct DecodedContent {
  std::string bytes;
  bool cut = false;  // the data was damaged or truncated; `bytes` holds what could be decoded
};

// Undoes the codings in reverse order. A page that is plain text stays as it is, whatever its headers say: crawlers
// store decoded pages under the original headers. `left` is the number of bytes that may still be produced, see
// limit_expansion(). Throws ReadError when nothing can be decoded, and when a page exceeds `limit` bytes.
DecodedContent decode_content(std::string bytes, std::string_view codings, std::uint64_t limit, std::uint64_t& left);

}  // namespace tra
