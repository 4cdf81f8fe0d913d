// VIQR (RFC 1456), in which mail and early pages wrote Vietnamese in ASCII: "Vie^.t Nam", "ddu+o+`ng".
#pragma once

#include <string>
#include <string_view>

namespace tra::analysis {

// Whether the beginning of a text is Vietnamese in VIQR.
bool looks_like_viqr(std::string_view text);

// Decodes the words that are syllables of Vietnamese. Other words stay as they are, and so do marks behind a backslash,
// which is dropped. At the end of a sentence, '.' and '?' are its ends.
std::string decode_viqr(std::string_view text);

}  // namespace tra::analysis
