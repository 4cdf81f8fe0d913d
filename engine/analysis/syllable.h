// The closed grammar of Vietnamese syllables: which letter sequences are one, and how each is spelled.
//
// A syllable is a toneless base (onset + rhyme) and a tone. Where the tone mark was written does not matter on input;
// output has the one canonical place (old style: hòa, thúy, khỏe).
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

// Which letters of a folded base carry which letter marks. The grammar allows no other pattern.
enum MarkPattern : std::uint8_t {
  kBare,           // ban
  kOneCircumflex,  // bân, uyên: on the last a, e or o
  kOneBreve,       // băn: on the a
  kHornU,          // bưn: on the first u of the rhyme
  kHornO,          // bơn, huơ: on the o
  kHornBoth,       // bươn: on the first u and the o after it
};
inline constexpr std::uint8_t kMarkPatterns = 8;  // patterns 8..15 are the same with đ for the first d
inline constexpr std::size_t kLongestBase = 8;

struct Syllable {
  std::array<char, kLongestBase> folded{};
  std::uint8_t length = 0;
  std::uint8_t pattern = kBare;  // MarkPattern, plus kMarkPatterns with đ
  std::uint8_t tone = text::kLevel;
  bool stopped = false;  // ends in c, ch, p or t: such a syllable has sắc or nặng only
  bool rare = false;     // of a loanword, place name or rare word beside the grammar: buýt, Kạn, Đắk, ngoạm

  std::string_view folded_text() const { return {folded.data(), length}; }
  // Whether the closed grammar has it, so that it speaks for a text being Vietnamese. Others are spelled and keyed all
  // the same.
  bool legal() const { return !rare && (!stopped || tone == text::kAcute || tone == text::kDot); }
};

// The syllable these letters spell, their tone mark standing anywhere, or doubled; nothing where the letters are no
// base known here or carry two different tones. The result may still be !legal(): rare, or a stopped base with a tone
// it cannot have, or none (`quôc`).
std::optional<Syllable> parse_syllable(std::span<const text::Letter> letters);

// Of precomposed UTF-8 in either case, for tests and small tools.
std::optional<Syllable> parse_syllable(std::string_view text);

// The letters of a folded base with its letter marks, and the tone in its canonical place. Nothing for a pattern the
// folded form has no room for.
std::optional<std::string> spell(std::string_view folded, std::uint8_t pattern, std::uint8_t tone);
inline std::string spell(const Syllable& s) { return spell(s.folded_text(), s.pattern, s.tone).value_or(""); }

// The rhymes the grammar is made of, spaces between; behind a bar the rare ones.
std::string_view rhyme_list();

// Calls `visit` with every toneless base of the grammar, each once.
void for_each_base(const std::function<void(const Syllable&)>& visit);

}  // namespace tra::analysis
