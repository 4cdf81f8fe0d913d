#include "output/steering.h"

#include <cstdio>

#include "tra/utf8.h"

namespace tra::cli {
namespace {

void append_unit(std::string& out, unsigned unit) {
  char escaped[8];
  std::snprintf(escaped, sizeof escaped, "\\u%04x", unit);
  out += escaped;
}

void append_escape(std::string& out, char32_t c) {
  const auto value = static_cast<unsigned>(c);
  if (value < 0x10000) return append_unit(out, value);
  append_unit(out, 0xD800 + ((value - 0x10000) >> 10));
  append_unit(out, 0xDC00 + ((value - 0x10000) & 0x3FF));
}

void append_percent_encoded(std::string& out, std::string_view bytes) {
  for (const char byte : bytes) {
    char encoded[4];
    std::snprintf(encoded, sizeof encoded, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    out += encoded;
  }
}

}  // namespace

bool steers_terminal(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool direction =
      c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool line = c == 0x2028 || c == 0x2029;
  const bool tag = c >= 0xE0000 && c <= 0xE007F;
  return control || direction || line || tag;
}

std::string steering_escaped(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const CodePoint c = code_point_at(json, at);
    if (c.valid && c.value >= 0x7F && steers_terminal(c.value))
      append_escape(out, c.value);
    else
      out.append(json, at, c.bytes);
    at += c.bytes;
  }
  return out;
}

std::string trec_column(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, c.bytes);
    if (!c.valid || (c.value > ' ' && !steers_terminal(c.value)))
      out += bytes;
    else if (c.value < ' ')
      out += '_';
    else
      append_percent_encoded(out, bytes);
    at += c.bytes;
  }
  return out;
}

}  // namespace tra::cli
