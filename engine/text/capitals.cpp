#include "text/capitals.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/utf8.h"

namespace tra::text {

std::string in_capitals(std::string_view text) {
  std::string capitals;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint point = decode_point(text, at);
    if (point.length == 0)
      capitals += text[at];
    else
      append_point(capitals, static_cast<char32_t>(u_toupper(static_cast<UChar32>(point.value))));
    at += std::max<std::size_t>(point.length, 1);
  }
  return capitals;
}

}  // namespace tra::text
