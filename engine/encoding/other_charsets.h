// Charsets of other languages, by ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

// Returns UTF-8, or nothing for a charset that ICU does not know. `charset` is in small letters.
std::optional<std::string> decode_charset(std::string_view bytes, const std::string& charset);

// Whether all bytes of the charset are ASCII, so that the bytes do not tell it.
bool is_seven_bit(std::string_view charset);

}  // namespace tra::analysis
