// Characters that people use in place of a Vietnamese letter: eth for đ, caron for breve, and Cyrillic and Greek
// letters that look like Latin ones. The word around the character decides whether it stands for the Vietnamese letter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/letters.h"

namespace tra::analysis {

enum class LookAlike : std::uint8_t {
  none,
  bar,           // eth or African d, used for đ
  breve,         // caron on a, used for ă
  other_script,  // Cyrillic or Greek
};

struct Replacement {
  text::Letter letter;
  LookAlike kind = LookAlike::none;
};

// The letter that a code point of either case looks like.
Replacement look_alike(char32_t c);

// A word in capitals with its look-alikes replaced (HÐND becomes HĐND), for comparison with abbreviations.
std::string with_plain_capitals(std::string_view word);

}  // namespace tra::analysis
