// Content-Encoding: the compression of a page on its way from the server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tra {

struct DecodedContent {
  std::string bytes;
  bool cut = false;  // damaged or without its end: what came before is there
};

// Undoes the codings, the last first. A page that is plain text, whatever its headers say, stays as it is: crawlers
// store what they have decoded under the headers of before. `left` bytes may still come of it, as limit_expansion() has
// it. Throws ReadError for data of which nothing can be read, and for more than `limit` bytes.
DecodedContent decode_content(std::string bytes, std::string_view codings, std::uint64_t limit, std::uint64_t& left);

}  // namespace tra
