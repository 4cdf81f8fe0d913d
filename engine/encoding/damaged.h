// Mojibake (text decoded with the wrong encoding) from which characters were lost afterwards: UTF-8 read as
// Windows-1252 that lost its no-break spaces or undefined bytes, and TCVN3 that lost its soft hyphens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

// Decodes UTF-8 that was encoded twice. A blank or line end may stand for a lost no-break space ("à" is "Ã" and a
// blank). U+FFFD stands for a lost byte, and its letter stays U+FFFD. Returns nothing for any other text.
std::optional<std::string> decode_damaged_utf8_twice(std::string_view utf8);

// Restores "ư" in text decoded from TCVN3. In TCVN3 this letter is the byte of Latin-1's soft hyphen, which programs
// strip or write as a hyphen or blank. It is inserted where it turns an impossible syllable into a legal one (nớc,
// chơng, nh; n-ớc, ch ơng).
std::string restore_lost_u_horn(std::string_view utf8);

}  // namespace tra::analysis
