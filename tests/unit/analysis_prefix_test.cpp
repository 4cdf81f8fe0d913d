// Prefix matching: each beginning of each syllable, typed letter by letter, matches the syllable.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "analysis/spelling.h"
#include "analysis/syllable.h"
#include "analysis/variants.h"
#include "text/utf8.h"

using namespace tra::analysis;
namespace text = tra::text;

namespace {

// The beginnings of a word, each one code point longer than the previous one.
std::vector<std::string> begins_of(const std::string& word) {
  std::vector<std::string> begins;
  for (std::size_t at = 0; at < word.size();) {
    at += text::decode_point(word, at).length;
    begins.push_back(word.substr(0, at));
  }
  return begins;
}

bool begins(std::string_view typed, std::string_view word) {
  return Beginning(spell_word(typed).key).begins(spell_word(word).key);
}

// New-style spelling (hoà for hòa): the tone is on the second vowel of oa, oe, uy at the end of a syllable.
std::string new_style(const Syllable& syllable) {
  const std::string_view folded = syllable.folded_text();
  const bool open = folded.ends_with("oa") || folded.ends_with("oe") || folded.ends_with("uy");
  if (!open || folded.starts_with("qu") || syllable.tone == text::kLevel) return {};
  Syllable level = syllable;
  level.tone = text::kLevel;
  std::string word = spell(level);
  text::Letter last = text::letter_of(static_cast<char32_t>(word.back()));
  last.tone = syllable.tone;
  word.pop_back();
  text::append_point(word, text::code_point(last));
  return word;
}

}  // namespace

TEST_CASE("every begin of every syllable finds it", "[analysis]") {
  std::size_t count = 0;
  for_each_base([&](const Syllable& base) {
    for (std::uint8_t tone = text::kLevel; tone <= text::kDot; ++tone) {
      Syllable syllable = base;
      syllable.tone = tone;
      if (!syllable.legal()) continue;
      const std::string word = spell(syllable);
      for (const std::string& begin : begins_of(word)) {
        CAPTURE(word, begin);
        REQUIRE(begins(begin, word));
        ++count;
      }
      if (const std::string other = new_style(syllable); !other.empty())
        for (const std::string& begin : begins_of(other)) {
          CAPTURE(other, begin);
          REQUIRE(begins(begin, word));
        }
    }
  });
  CHECK(count > 17638);
}

TEST_CASE("what was typed of a word binds", "[analysis]") {
  CHECK(begins("toà", "toàn"));
  CHECK(begins("toà", "tòa"));
  CHECK_FALSE(begins("toà", "toán"));
  CHECK_FALSE(begins("toà", "toan"));
  CHECK(begins("viê", "việt"));
  CHECK_FALSE(begins("viê", "vien"));
  CHECK(begins("đuo", "đường"));
  CHECK_FALSE(begins("đươ", "duong"));
  CHECK(begins("tham", "thẩm"));
  CHECK(begins("Krôn", "krông"));
  CHECK(begins("covi", "covid19"));
  CHECK(TypedWord(spell_word("kỹ").key).sounds_like(spell_word("kĩ").key));
  CHECK_FALSE(TypedWord(spell_word("kỹ").key).sounds_like(spell_word("ki").key));
  CHECK_FALSE(TypedWord(spell_word("tay").key).sounds_like(spell_word("tai").key));
  CHECK(TypedWord(spell_word("ky").key).respelled_matches(spell_word("kĩ").key));
  CHECK_FALSE(TypedWord(spell_word("kỹ").key).respelled_matches(spell_word("kí").key));
}
