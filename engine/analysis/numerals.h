// Roman numerals: XII and Ⅻ are 12 where a numeral is meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tra::analysis {

inline constexpr int kGreatestRoman = 100;

struct RomanNumeral {
  int value = 0;
  bool certain = false;  // can be nothing else: XIII and Ⅴ, but not V, VI (vi phạm) or XI (Xi măng in capitals)
};

// Of a word of capital letters or of numeral characters, up to kGreatestRoman and written as is the rule.
std::optional<RomanNumeral> roman_numeral(std::string_view word);

// In small letters, as term keys are. Pre-condition: 0 < value <= kGreatestRoman.
std::string roman_of(int value);

}  // namespace tra::analysis
