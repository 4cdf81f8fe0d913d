// Keystrokes of a Vietnamese input method that was not switched on: vieetj, Viet65, Vie^.t.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

// The legal syllable with marks, lower case, that one token types under an input method; nothing if it types none.
// Marks may be typed where they belong or later, w alone is ư, and capitals may be one at the begin, or all (but for
// what is short enough to be a code: USA, A5). The caller decides by its index whether to offer it: English words
// decode too (moon, visa, max).
std::optional<std::string> decode_telex(std::string_view token);
std::optional<std::string> decode_vni(std::string_view token);
std::optional<std::string> decode_viqr(std::string_view token);

// The first of the three that decodes.
std::optional<std::string> decode_raw_typing(std::string_view token);

}  // namespace tra::analysis
