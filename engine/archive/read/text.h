// Bytes of unknown encoding as UTF-8, and articles whose text was once read in the wrong encoding.
#pragma once

#include <string>
#include <string_view>

#include "tra/archive.h"

namespace tra {

struct DecodedText {
  std::string text;      // valid UTF-8 without a byte order mark
  std::string encoding;  // "utf-8", what it was decoded from, or "mojibake"
};

// `declared` is the encoding a page gave itself, empty when it did not.
DecodedText decode_bytes(std::string_view bytes, std::string_view declared = {});

// A page of text, its zones still to be told apart. Throws ReadError when there is no text.
ParsedArticle read_text_page(std::string_view bytes);

// For text that came as characters, out of JSON or HTML entities: repairs what is TCVN3, VNI, ... or UTF-8 read as
// Latin letters, and says so in `encoding`. A field that holds any letter only Unicode Vietnamese has stays as it is.
void repair_mojibake(ParsedArticle& parsed);

}  // namespace tra
