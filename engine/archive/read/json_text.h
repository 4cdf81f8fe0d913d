// Writing JSON strings. The index stores extra data of an article as JSON.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Appends the text as a quoted and escaped JSON string.
inline void append_json_string(std::string& json, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (json += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      ((json += "\\u00") += hex[c >> 4]) += hex[c & 15];
    else
      json += c;
  }
  json += '"';
}

}  // namespace tra
