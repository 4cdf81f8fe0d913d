// Control characters that stand for letters in text encoded twice.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Writes the characters U+0080 to U+009F as character references. Gumbo reads these characters as U+FFFD, but keeps
// what their references name. In text encoded twice they are bytes of letters: the letter đ is "Ä" and U+0091. Returns
// an empty string when there is none.
std::string with_controls_as_references(std::string_view utf8);

}  // namespace tra
