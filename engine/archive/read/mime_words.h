// The encodings inside mail headers (encoded words and extended parameters), and the transfer encodings of bodies.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Decodes an extended parameter (RFC 2231), CHARSET'LANGUAGE'%XX..., whose pieces were joined, to UTF-8.
std::string decode_extended(std::string_view value);

// `bad` is set to the number of bytes that do not belong to the encoding.
std::string decode_base64(std::string_view text, std::size_t& bad);
std::string decode_quoted_printable(std::string_view text, std::size_t& bad);

}  // namespace tra
