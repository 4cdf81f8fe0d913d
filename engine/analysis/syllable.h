// The grammar of Vietnamese syllables: which letter sequences are syllables, and how each is spelled.
//
// A syllable is a toneless base (onset and rhyme) and a tone. On input, the tone mark may stand on any letter. Output
// puts it in one canonical place (old style: hòa, thúy, khỏe).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/letters.h"

namespace tra::analysis {

// Which letters of a folded base carry which letter marks. The grammar has only these patterns.
enum MarkPattern : std::uint8_t {
  kBare,           // ban
  kOneCircumflex,  // bân, uyên: on the last a, e or o
  kOneBreve,       // băn: on the a
  kHornU,          // bưn: on the first u of the rhyme
  kHornO,          // bơn, huơ: on the o
  kHornBoth,       // bươn: on the first u and the o after it
};
inline constexpr std::uint8_t kMarkPatterns = 8;  // patterns 8 to 15 are the same with đ as the first letter
inline constexpr std::size_t kLongestBase = 8;

struct Syllable {
  std::array<char, kLongestBase> folded{};
  std::uint8_t length = 0;
  std::uint8_t pattern = kBare;  // a MarkPattern, plus kMarkPatterns with đ
  std::uint8_t tone = text::kLevel;
  bool stopped = false;  // ends in c, ch, p or t, which allows only the tones sắc and nặng
  bool rare = false;     // of loanwords, place names and rare words outside the grammar: buýt, Kạn, Đắk, ngoạm

  std::string_view folded_text() const { return {folded.data(), length}; }
  // Whether the grammar contains the syllable; legal syllables are evidence that a text is Vietnamese. Other syllables
  // get a spelling and a key too.
  bool legal() const { return !rare && (!stopped || tone == text::kAcute || tone == text::kDot); }
};

// The syllable that the letters spell. The tone mark may stand on any letter, and may be repeated. Returns nothing when
// the base is unknown or the letters carry two different tones. The result may be illegal: a rare base, or a base that
// ends in c, ch, p or t with a tone it cannot have or without a tone ("quôc").
std::optional<Syllable> parse_syllable(std::span<const text::Letter> letters);

// Parses precomposed UTF-8 in either case; for tests and small tools.
std::optional<Syllable> parse_syllable(std::string_view text);

// The letter mark of each letter of a folded base. Nothing when the pattern does not fit the base.
using LetterMarks = std::array<std::uint8_t, kLongestBase>;
std::optional<LetterMarks> letter_marks(std::string_view folded, std::uint8_t pattern);

// The letters of a folded base with letter marks, and with the tone in its canonical place. Nothing when the pattern
// does not fit the base.
std::optional<std::string> spell(std::string_view folded, std::uint8_t pattern, std::uint8_t tone);
inline std::string spell(const Syllable& s) { return spell(s.folded_text(), s.pattern, s.tone).value_or(""); }

// The rhymes of the grammar, separated by blanks, then '|' and the rare ones.
std::string_view rhyme_list();

// Calls `visit` once for every toneless base of the grammar.
void for_each_base(const std::function<void(const Syllable&)>& visit);

}  // namespace tra::analysis
