// Mojibake that lost something on its way: UTF-8 read as Windows-1252 and then stripped of its no-break spaces or of
// the bytes that Windows-1252 lacks, TCVN3 stripped of its soft hyphens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

// UTF-8 encoded twice where a blank or the end of a line stands for a no-break space (à is Ã and a blank), and U+FFFD
// for a byte that is lost: its letter stays U+FFFD. Nothing for any other text.
std::optional<std::string> decode_damaged_utf8_twice(std::string_view utf8);

// Text read from TCVN3 whose ư, a soft hyphen in Latin-1, was stripped: put back where it makes a legal syllable of a
// word that is none (nớc, chơng, nh).
std::string restore_lost_u_horn(std::string_view utf8);

}  // namespace tra::analysis
