// The syllables of a text as numbers, for shingles: fast, and blind to marks, case, normal form and punctuation.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "analysis/letters.h"
#include "analysis/utf8.h"

namespace tra::archive {

// What a code point is to a syllable: one of these, or the letter or digit it folds to.
inline constexpr std::uint8_t kBreak = 0, kIgnored = 1, kOtherLetter = 2;

namespace detail {
constexpr std::uint8_t fold_point(char32_t c) {
  if (const analysis::Letter letter = analysis::letter_of(c); letter.base != 0)
    return static_cast<std::uint8_t>(letter.base);
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c);
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return kBreak;
  if ((c >= 0x300 && c < 0x370) || c == 0xFEFF) return kIgnored;
  if ((c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) || c == 0xFFFD) return kBreak;
  return kOtherLetter;
}
constexpr auto make_fold_table() {
  std::array<std::uint8_t, 0x800> table{};  // what UTF-8 writes in one or two bytes
  for (char32_t c = 0; c < table.size(); ++c) table[c] = fold_point(c);
  return table;
}
inline constexpr auto kFoldTable = make_fold_table();
}  // namespace detail

// Calls `take` with a number for each syllable (a run of letters and digits), in order.
template <typename Take>
void for_each_folded_syllable(std::string_view text, Take&& take) {
  std::uint64_t syllable = 0;
  const auto end_syllable = [&] {
    if (syllable != 0) take(syllable);
    syllable = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    std::uint8_t folded;
    char32_t point = byte;
    if (byte < 0x80) {
      folded = detail::kFoldTable[byte];
      ++at;
    } else {
      const analysis::DecodedPoint decoded = analysis::decode_point(text, at);
      at += decoded.length == 0 ? 1 : decoded.length;
      point = decoded.value;
      folded = decoded.length == 0 ? kBreak
               : point < 0x800     ? detail::kFoldTable[point]
                                   : detail::fold_point(point);
    }
    if (folded == kBreak)
      end_syllable();
    else if (folded != kIgnored)
      syllable = (syllable << 8 | syllable >> 56) ^ (folded == kOtherLetter ? point : folded);
  }
  end_syllable();
}

}  // namespace tra::archive
