// The key of a term in the term dictionary: folded form, zero byte, accent code. tra/analyzer.h documents the order of
// keys, which this encoding ensures.
#pragma once

#include <string>
#include <string_view>

#include "analysis/syllable.h"

namespace tra::analysis {

inline constexpr std::size_t kLongestKey = 250;

// The accent code of a base in the grammar is one byte, kAccentBase + pattern * 6 + tone. Keys therefore sort by letter
// marks before tones, and all tones of one toneless base are adjacent. For other words, the code is kLiteral followed
// by the spelling.
inline constexpr unsigned char kAccentBase = 0x10, kLiteral = 0x7E;
static_assert(kAccentBase + 2 * kMarkPatterns * 6 <= kLiteral);

std::string syllable_key(const Syllable& syllable);
// The key of a word with this canonical spelling and folded form.
std::string word_key(std::string_view folded_form, std::string_view spelling);

// The letter marks and tone that an accent code stands for.
struct Accent {
  std::uint8_t pattern = kBare;
  std::uint8_t tone = text::kLevel;
};
// The accent of a key with a one-byte code, or with no code (a bare folded form). Nothing for a literal spelling.
std::optional<Accent> accent_of(std::string_view key);

}  // namespace tra::analysis
