// Converting bytes of any encoding to UTF-8. Vietnamese encodings are distinguished by how many legal syllables their
// decodings contain. Text that is already correct, or in another language, stays unchanged.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tra::analysis {

struct Decoded {
  std::string text;  // well-formed UTF-8
  // The encoding of the file: "utf-8", "tcvn3", "vni", "windows-1258", "viscii", "vps", "windows-1252", "utf-16" ...
  std::string encoding;
  std::size_t repaired_paragraphs = 0;  // UTF-8 that earlier programs had decoded wrongly or encoded twice
  bool unknown_charset = false;         // the declared one is not known, and the text did not tell another
};

// Decodes by paragraphs: a paragraph is a line, or the text between two tags. `declared_charset` is what the file
// declares; it counts only where the text itself leaves the encoding open.
Decoded decode_text(std::span<const std::byte> bytes, std::string_view declared_charset = {});

}  // namespace tra::analysis
