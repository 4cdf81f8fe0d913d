// Characters that stand in for a letter of the alphabet: eth for đ, caron for breve, Cyrillic and Greek letters that
// look like Latin ones. Whether one is taken for the letter is decided by the word it stands in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/letters.h"

namespace tra::analysis {

enum class LookAlike : std::uint8_t {
  none,
  bar,           // eth or African d, for đ
  breve,         // caron on a, for ă
  other_script,  // Cyrillic or Greek
};

struct Replacement {
  text::Letter letter;
  LookAlike kind = LookAlike::none;
};

// The letter that a code point of either case looks like.
Replacement look_alike(char32_t c);

// A word in capitals with the letters its look-alikes stand for, for comparing it with an abbreviation: HÐND -> HĐND.
std::string with_plain_capitals(std::string_view word);

}  // namespace tra::analysis
