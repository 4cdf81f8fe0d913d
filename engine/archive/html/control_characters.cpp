#include "archive/html/control_characters.h"

#include <algorithm>

namespace tra {
namespace {

constexpr char lead = '\xc2';  // begins U+0080 to U+00BF

// The first of these characters at or after text[from]; the size of the text when there is none.
std::size_t next_control(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(lead, from); at != std::string_view::npos; at = text.find(lead, at + 1))
    if (at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xe0) == 0x80) return at;
  return text.size();
}

}  // namespace

std::string with_controls_as_references(std::string_view utf8) {
  std::string written;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t control = next_control(utf8, at);
    if (control == utf8.size() && at == 0) return {};
    written += utf8.substr(at, control - at);
    if (control < utf8.size())
      written += "&#" + std::to_string(static_cast<int>(static_cast<unsigned char>(utf8[control + 1]))) + ";";
    at = std::min(control + 2, utf8.size());
  }
  return written;
}

}  // namespace tra
