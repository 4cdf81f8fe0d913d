// Decoders of Vietnamese text from before Unicode.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

// tcvn3_stripped: TCVN3 whose ư, a soft hyphen where it is taken for Latin-1, was lost.
enum class Legacy : unsigned char { tcvn3, vni, windows_1258, viscii, vps, utf8_twice, windows_1252, tcvn3_stripped };
// Those that hold Vietnamese, the commoner first.
inline constexpr Legacy kVietnameseEncodings[] = {Legacy::utf8_twice,   Legacy::tcvn3,  Legacy::vni,
                                                  Legacy::windows_1258, Legacy::viscii, Legacy::vps};

std::string_view name_of(Legacy encoding);
std::optional<Legacy> legacy_named(std::string_view charset);  // also under common aliases, in any case

// To UTF-8, NFC. utf8_twice takes the bytes as UTF-8 (the outer layer is gone already); nothing if they are none.
std::optional<std::string> decode_legacy(std::string_view bytes, Legacy encoding);

// The bytes a text was made of if it was read as Windows-1252 or Latin-1; nothing if it has any other character.
std::optional<std::string> bytes_behind(std::string_view utf8);

}  // namespace tra::analysis
