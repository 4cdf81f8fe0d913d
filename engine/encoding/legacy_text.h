// Bytes of an archive -> UTF-8, whatever they were written in. Vietnamese encodings are told apart by how many legal
// syllables they make; text that is right, or is in another language, stays as it is.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tra::analysis {

struct Decoded {
  std::string text;  // well-formed UTF-8
  std::string
      encoding;  // of the file: "utf-8", "tcvn3", "vni", "windows-1258", "viscii", "vps", "windows-1252", "utf-16" ...
  std::size_t repaired_paragraphs = 0;  // stored as UTF-8 but read wrongly before: mojibake, or UTF-8 twice
};

// A paragraph is a line, or a text between two tags. `declared_charset` is what the file says of itself; it decides
// only where the text does not.
Decoded decode_text(std::span<const std::byte> bytes, std::string_view declared_charset = {});

// False for a text with characters that no eight-bit mojibake has, as Vietnamese in Unicode mostly does, and for ASCII.
bool may_be_mojibake(std::string_view text);

}  // namespace tra::analysis
