#include "analysis/numerals.h"

#include <array>

#include "text/utf8.h"

namespace tra::analysis {
namespace {

constexpr int kGreatestCertain = 39;

struct Step {
  int value;
  std::string_view letters;
};
constexpr std::array<Step, 9> kSteps = {
    {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};

// The letters for U+2160 to U+216C and U+2170 to U+217C, which stand for one to twelve and fifty.
constexpr std::array<std::string_view, 13> kCharacters = {"i",    "ii", "iii", "iv", "v",   "vi", "vii",
                                                          "viii", "ix", "x",   "xi", "xii", "l"};

int value_of(std::string_view letters) {
  int value = 0;
  for (const Step& step : kSteps) {
    while (letters.starts_with(step.letters)) {
      value += step.value;
      letters.remove_prefix(step.letters.size());
    }
  }
  return letters.empty() ? value : 0;
}

// Alone, L and C are names of things in a row of letters (nhóm C, loại C) and no numbers.
bool names_rather_than_counts(std::string_view letters) { return letters == "l" || letters == "c"; }

}  // namespace

std::optional<RomanNumeral> roman_numeral(std::string_view word) {
  constexpr std::size_t kLongest = 24;  // length of eight characters in bytes
  if (word.empty() || word.size() > kLongest) return std::nullopt;
  std::string letters;
  bool signs = false;
  for (std::size_t at = 0; at < word.size();) {
    const text::DecodedPoint point = text::decode_point(word, at);
    const char32_t small = point.value & ~char32_t{0x10};  // maps the small numerals at U+217x to those at U+216x
    if (point.length == 1 && std::string_view("IVXLC").find(word[at]) != std::string_view::npos) {
      letters += static_cast<char>(word[at] - 'A' + 'a');
    } else if (point.length == 3 && small >= 0x2160 && small < 0x2160 + kCharacters.size()) {
      letters += kCharacters[small - 0x2160];
      signs = true;
    } else {
      return std::nullopt;
    }
    at += point.length;
  }
  const int value = value_of(letters);
  if (value == 0 || value > kGreatestRoman || roman_of(value) != letters) return std::nullopt;
  if (!signs && names_rather_than_counts(letters)) return std::nullopt;
  const bool also_a_word = letters.size() == 1 || letters == "vi" || letters == "xi" || value > kGreatestCertain;
  return RomanNumeral{value, signs || !also_a_word};
}

std::optional<std::string> numeral_of(int value) {
  if (value < 1 || value > kGreatestRoman) return std::nullopt;
  std::string letters = roman_of(value);
  return names_rather_than_counts(letters) ? std::nullopt : std::optional(std::move(letters));
}

std::string roman_of(int value) {
  std::string letters;
  for (const Step& step : kSteps) {
    for (; value >= step.value; value -= step.value) letters += step.letters;
  }
  return letters;
}

}  // namespace tra::analysis
