// Walking over UTF-8 by code point; bytes that are none are U+FFFD each.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tra::query_language {

struct CodePoint {
  UChar32 c;
  std::size_t length;
};

inline CodePoint first_code_point(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::int32_t size = text.size() < 4 ? static_cast<std::int32_t>(text.size()) : 4;
  std::int32_t at = 0;
  UChar32 c = U_SENTINEL;
  U8_NEXT_OR_FFFD(bytes, at, size, c);
  return {c, static_cast<std::size_t>(at)};
}

inline CodePoint last_code_point(std::string_view text) {
  const std::string_view tail = text.size() < 4 ? text : text.substr(text.size() - 4);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(tail.data());
  std::int32_t at = static_cast<std::int32_t>(tail.size());
  UChar32 c = U_SENTINEL;
  U8_PREV_OR_FFFD(bytes, 0, at, c);
  return {c, tail.size() - static_cast<std::size_t>(at)};
}

}  // namespace tra::query_language
