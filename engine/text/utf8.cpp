#include "text/utf8.h"

#include "tra/utf8.h"

namespace tra {

namespace {

CodePoint public_point(text::DecodedPoint point) {
  return point.length == 0 ? CodePoint{} : CodePoint{point.value, point.length, true};
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) { return public_point(text::decode_point(text, at)); }

CodePoint code_point_before(std::string_view text, std::size_t end) {
  const text::DecodedPoint before = text::point_before(text, end);
  return code_point_at(text.substr(0, end), end - before.length);
}

void append_code_point(std::string& text, char32_t c) { text::append_point(text, c); }

}  // namespace tra
