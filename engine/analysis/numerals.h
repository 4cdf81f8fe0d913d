// Roman numerals: XII and Ⅻ are indexed as 12 where the context means a number.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

inline constexpr int kGreatestRoman = 100;

struct RomanNumeral {
  int value = 0;
  bool certain = false;  // has no other meaning: XIII and Ⅴ, but not V, VI (vi phạm) or XI (XI MĂNG)
};

// Parses a word of capital letters or of numeral characters. Accepts standard numerals up to kGreatestRoman, but not
// the letters L and C alone.
std::optional<RomanNumeral> roman_numeral(std::string_view word);

// Writes a numeral in small letters, as term keys are. `value` must be between 1 and kGreatestRoman.
std::string roman_of(int value);

// The letters that roman_numeral() reads as the value; nothing for other values.
std::optional<std::string> numeral_of(int value);

}  // namespace tra::analysis
