// Decoding keystrokes typed while the Vietnamese input method was switched off: vieetj, Viet65, Vie^.t.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

// What short tokens in capitals are: codes (USA, A5), unless the words beside them are typed with keystrokes (HAF
// NOOIJ).
enum class Capitals : std::uint8_t { codes, keystrokes };

// Returns the legal syllable, in lower case with diacritics, that the token types in the input method; nothing when it
// types none. Diacritics may be typed in place or later, and a single w is ư. Either the first letter or all letters
// may be capitals. English words decode too (moon, visa, max), so the caller must check its index before it offers the
// result.
std::optional<std::string> decode_telex(std::string_view token, Capitals capitals = Capitals::codes);
std::optional<std::string> decode_vni(std::string_view token, Capitals capitals = Capitals::codes);
std::optional<std::string> decode_viqr(std::string_view token, Capitals capitals = Capitals::codes);

// Tries Telex, VNI and VIQR in this order.
std::optional<std::string> decode_keystrokes(std::string_view token, Capitals capitals = Capitals::codes);

}  // namespace tra::analysis
