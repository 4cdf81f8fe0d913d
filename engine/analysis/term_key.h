// The term dictionary key: folded form, zero byte, accent code. analyzer.h promises the order; this file keeps it.
#pragma once

#include <string>
#include <string_view>

#include "analysis/syllable.h"

namespace tra::analysis {

inline constexpr std::size_t kLongestKey = 250;

// Accent codes: one byte kAccentBase + pattern * 6 + tone for a base of the syllable grammar, so that letter marks
// order before tones and all tones of one toneless base stand together; kLiteral and the spelling for anything else.
inline constexpr unsigned char kAccentBase = 0x10, kLiteral = 0x7E;
static_assert(kAccentBase + 2 * kMarkPatterns * 6 <= kLiteral);

std::string syllable_key(const Syllable& syllable);
// Key of a word whose canonical spelling and folded form are given.
std::string word_key(std::string_view folded_form, std::string_view spelling);

// What a key's accent code says of a base of the grammar.
struct Accent {
  std::uint8_t pattern = kBare;
  std::uint8_t tone = text::kLevel;
};
// The accent of a key that has a one-byte code, or no code at all (bare); nothing for a literal one.
std::optional<Accent> accent_of(std::string_view key);

}  // namespace tra::analysis
