// Converting text of unknown encoding to UTF-8, and repairing articles that were once decoded with the wrong encoding.
#pragma once

#include <string>
#include <string_view>

#include "tra/archive.h"

namespace tra {

struct DecodedText {
  std::string text;      // valid UTF-8 without a byte order mark
  std::string encoding;  // "utf-8", the encoding decoded from, or "mojibake"
  std::string unknown;   // the declared encoding when nothing could be made of it; else empty
};

// `declared` is the encoding that the page names for itself; empty when it names none.
DecodedText decode_bytes(std::string_view bytes, std::string_view declared = {});

// What ParsedArticle::left_out says of an unknown encoding; empty for a known one.
std::string unknown_encoding(const DecodedText& decoded);

// Reads a page of plain text, not yet split into zones (title, lead, body). Throws ReadError when there is no text.
ParsedArticle read_text_page(std::string_view bytes);

// Decodes an article in VIQR, which writes Vietnamese in ASCII ("Vie^.t Nam"), and sets `encoding` to "viqr".
void decode_viqr(ParsedArticle& parsed);

// For text that arrived as characters, from JSON or HTML entities. Repairs TCVN3, VNI and similar encodings, and UTF-8,
// that were decoded as Latin letters, and VIQR, and sets `encoding` to "mojibake". A field that contains a letter found
// only in Unicode Vietnamese stays unchanged.
void repair_mojibake(ParsedArticle& parsed);

}  // namespace tra
