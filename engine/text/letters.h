// Vietnamese letters as three separate properties: base letter, letter-quality mark and tone.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace tra::text {

// The tones in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng.
enum Tone : std::uint8_t { kLevel, kGrave, kHook, kTilde, kAcute, kDot };
enum Mark : std::uint8_t { kPlain, kCircumflex, kBreve, kHorn, kBar };  // kBar occurs only on d: đ

struct Letter {
  char base = 0;  // 'a'..'z'; 0 when the code point is not a Vietnamese letter
  std::uint8_t mark = kPlain;
  std::uint8_t tone = kLevel;
  friend bool operator==(const Letter&, const Letter&) = default;
};

namespace detail {
// Each group of six letters is one vowel with the six tones: a ă â e ê i o ô ơ u ư y.
inline constexpr char32_t kLowerVowels[] = U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
inline constexpr char32_t kUpperVowels[] = U"AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ";
inline constexpr char kVowelBase[] = "aaaeeiooouuy";
inline constexpr Mark kVowelMark[] = {kPlain, kBreve,      kCircumflex, kPlain, kCircumflex, kPlain,
                                      kPlain, kCircumflex, kHorn,       kPlain, kHorn,       kPlain};

// All precomposed letters are in two ranges, U+0000-01BF and U+1EA0-1EFF, so the lookup table has these two parts.
inline constexpr char32_t kLowEnd = 0x1C0, kHighBegin = 0x1EA0, kHighEnd = 0x1F00;
constexpr std::size_t letter_slot(char32_t c) { return c < kLowEnd ? c : kLowEnd + (c - kHighBegin); }
constexpr auto make_letter_table() {
  std::array<Letter, kLowEnd + (kHighEnd - kHighBegin)> table{};
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 32)] = Letter{c, kPlain, kLevel};
  }
  for (std::size_t i = 0; i < 72; ++i) {
    const Letter letter{kVowelBase[i / 6], kVowelMark[i / 6], static_cast<std::uint8_t>(i % 6)};
    table[letter_slot(kLowerVowels[i])] = table[letter_slot(kUpperVowels[i])] = letter;
  }
  table[0x110] = table[0x111] = Letter{'d', kBar, kLevel};
  return table;
}
inline constexpr auto kLetterTable = make_letter_table();
}  // namespace detail

// The letter that a precomposed code point of either case stands for; its base is 0 when there is none.
constexpr Letter letter_of(char32_t c) {
  if (c < detail::kLowEnd || (c >= detail::kHighBegin && c < detail::kHighEnd)) {
    return detail::kLetterTable[detail::letter_slot(c)];
  }
  return {};
}

// The tone of a combining code point, or kLevel. U+0340 and U+0341 are deprecated tone marks.
constexpr Tone combining_tone(char32_t c) {
  switch (c) {
    case 0x300:
    case 0x340:
      return kGrave;
    case 0x309:
      return kHook;
    case 0x303:
      return kTilde;
    case 0x301:
    case 0x341:
      return kAcute;
    case 0x323:
      return kDot;
    default:
      return kLevel;
  }
}

// The letter mark of a combining code point, or kPlain.
constexpr Mark combining_mark(char32_t c) {
  return c == 0x302 ? kCircumflex : c == 0x306 ? kBreve : c == 0x31B ? kHorn : kPlain;
}

// Whether the Vietnamese alphabet has this base with this mark ("ê" yes, "ĕ" no).
constexpr bool is_letter(char base, std::uint8_t mark) {
  switch (mark) {
    case kPlain:
      return base != 0;
    case kCircumflex:
      return base == 'a' || base == 'e' || base == 'o';
    case kBreve:
      return base == 'a';
    case kHorn:
      return base == 'o' || base == 'u';
    default:
      return base == 'd';
  }
}

// The precomposed lower-case code point, or 0 when Unicode has none, as for a tone on a consonant.
constexpr char32_t code_point(Letter letter) {
  if (letter.base == 'd' && letter.mark == kBar) return letter.tone == kLevel ? 0x111 : 0;
  for (std::size_t row = 0; row < 12; ++row) {
    if (detail::kVowelBase[row] == letter.base && detail::kVowelMark[row] == letter.mark) {
      return detail::kLowerVowels[row * 6 + letter.tone];
    }
  }
  return letter.mark == kPlain && letter.tone == kLevel ? static_cast<char32_t>(letter.base) : 0;
}

}  // namespace tra::text
