// Decoders for the Vietnamese encodings used before Unicode.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

// tcvn3_stripped is TCVN3 that lost its "ư", the byte that Latin-1 uses for the soft hyphen.
enum class Legacy : unsigned char { tcvn3, vni, windows_1258, viscii, vps, utf8_twice, windows_1252, tcvn3_stripped };
// The Vietnamese encodings, the more common ones first.
inline constexpr Legacy kVietnameseEncodings[] = {Legacy::utf8_twice,   Legacy::tcvn3,  Legacy::vni,
                                                  Legacy::windows_1258, Legacy::viscii, Legacy::vps};

std::string_view name_of(Legacy encoding);
std::optional<Legacy> legacy_named(std::string_view charset);  // aliases are known, in any case

// Decodes to UTF-8 in NFC. For utf8_twice, `bytes` are the result of undoing the outer encoding; nothing is returned
// when they are not UTF-8.
std::optional<std::string> decode_legacy(std::string_view bytes, Legacy encoding);

// The byte that Windows-1252, Latin-1 or, of the bytes of Vietnamese in UTF-8, Windows-1258 show as this character.
std::optional<unsigned char> byte_behind(char32_t c);
// The bytes that were decoded as one of these to this text; nothing when it contains another character.
std::optional<std::string> bytes_behind(std::string_view utf8);

}  // namespace tra::analysis
