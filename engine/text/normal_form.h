// Unicode normal forms (UAX #15) and the texts of ICU.
#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace tra::text {

enum class NormalForm { composed, decomposed, compatible, compatible_decomposed, compatible_folded };

// Throw Error(io) when ICU lacks the data of the form, and Error(resource_exhausted) when the text is too long for it.
icu::UnicodeString normalized(const icu::UnicodeString& text, NormalForm form);
std::string normalized(std::string_view text, NormalForm form);

// Bytes that are no well-formed UTF-8 become U+FFFD.
icu::UnicodeString from_utf8(std::string_view text);
std::string to_utf8(const icu::UnicodeString& text);

}  // namespace tra::text
