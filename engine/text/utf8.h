// Decoding UTF-8 one code point at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tra::text {

struct DecodedPoint {
  char32_t value = 0;
  std::size_t length = 0;  // 0 when the bytes at this position are not well-formed UTF-8
};

// Accepts exactly the well-formed sequences of table 3-7 of the Unicode standard: no overlong forms and no surrogates.
inline DecodedPoint decode_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const std::size_t left = text.size() - at;
  if (left == 0) return {};
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2) return {};
  if (lead < 0xE0) {
    if (left < 2 || !continues(1)) return {};
    return {((lead & 0x1Fu) << 6) | (byte(1) & 0x3Fu), 2};
  }
  if (lead < 0xF0) {
    if (left < 3 || !continues(1) || !continues(2)) return {};
    const char32_t value = ((lead & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
    if (value < 0x800 || (value >= 0xD800 && value < 0xE000)) return {};
    return {value, 3};
  }
  if (lead > 0xF4 || left < 4 || !continues(1) || !continues(2) || !continues(3)) return {};
  const char32_t value =
      ((lead & 0x07u) << 18) | ((byte(1) & 0x3Fu) << 12) | ((byte(2) & 0x3Fu) << 6) | (byte(3) & 0x3Fu);
  if (value < 0x10000 || value > 0x10FFFF) return {};
  return {value, 4};
}

inline void append_point(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Like decode_point, but a byte that is not part of well-formed UTF-8 decodes to U+FFFD. `at` must be inside the text.
inline DecodedPoint point_at(std::string_view text, std::size_t at) {
  const DecodedPoint point = decode_point(text, at);
  return point.length == 0 ? DecodedPoint{0xFFFD, 1} : point;
}

// Like point_at for the code point that ends before `end`, which must not be 0.
inline DecodedPoint point_before(std::string_view text, std::size_t end) {
  const std::string_view before = text.substr(0, end);
  for (std::size_t length = 1; length <= 4 && length <= end; ++length)
    if (const DecodedPoint point = decode_point(before, end - length); point.length == length) return point;
  return {0xFFFD, 1};
}

// Whether a code point begins before `at` and ends after it. The text must be well-formed UTF-8.
inline bool splits_code_point(std::string_view text, std::size_t at) {
  for (std::size_t back = 1; back <= 3 && back <= at; ++back)
    if (const DecodedPoint point = decode_point(text, at - back); point.length != 0) return point.length > back;
  return false;
}

// The text without the byte order mark that editors of Windows put at the head of a file.
inline std::string_view without_byte_order_mark(std::string_view text) {
  return text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

}  // namespace tra::text
