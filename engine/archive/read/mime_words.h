// The encodings of mail inside a line: encoded words, extended parameters; and of whole bodies.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// An extended parameter (RFC 2231), its pieces joined: CHARSET'LANGUAGE'%XX..., as UTF-8.
std::string decode_extended(std::string_view value);

// `bad` counts the bytes that are no part of the encoding.
std::string decode_base64(std::string_view text, std::size_t& bad);
std::string decode_quoted_printable(std::string_view text, std::size_t& bad);

}  // namespace tra
