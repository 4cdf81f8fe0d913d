// The text functions of engine/text.
#include <catch2/catch.hpp>
#include <string>

#include "support/random.h"
#include "text/ascii.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "tra/utf8.h"

using namespace tra::text;

namespace {

std::string encoded(char32_t c) {
  std::string out;
  append_point(out, c);
  return out;
}

}  // namespace

TEST_CASE("every code point is read as it is written, forwards and backwards") {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 251) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string text = "a" + encoded(c);
    REQUIRE(decode_point(text, 1).value == c);
    REQUIRE(decode_point(text, 1).length == text.size() - 1);
    REQUIRE(point_before(text, text.size()).value == c);
    REQUIRE(point_before(text, text.size()).length == text.size() - 1);
    for (std::size_t at = 0; at <= text.size(); ++at)
      REQUIRE(splits_code_point(text, at) == (at > 1 && at < text.size()));
  }
}

TEST_CASE("ill-formed bytes do not decode and are one replacement character each") {
  for (const std::string bad : {"\x80", "\xC1\x81", "\xE1\xBA", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE0\x80\x80"}) {
    INFO(bad.size());
    CHECK(decode_point(bad, 0).length == 0);
    std::size_t forwards = 0, backwards = 0;
    for (std::size_t at = 0; at < bad.size(); at += point_at(bad, at).length, ++forwards)
      CHECK(point_at(bad, at).value == 0xFFFD);
    for (std::size_t at = bad.size(); at > 0; at -= point_before(bad, at).length, ++backwards)
      CHECK(point_before(bad, at).value == 0xFFFD);
    CHECK(forwards == bad.size());
    CHECK(backwards == bad.size());
  }
  CHECK(decode_point("", 0).length == 0);
}

TEST_CASE("random bytes are walked alike in both directions") {
  tra::test::Random random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random.below(12); i > 0; --i)
      text += static_cast<char>("\x41\xC3\xA1\xBA\xE1\x80\xF0\x9F"[random.below(8)]);
    std::vector<std::size_t> forwards, backwards;
    for (std::size_t at = 0; at < text.size(); at += point_at(text, at).length) forwards.push_back(at);
    for (std::size_t at = text.size(); at > 0;)
      backwards.insert(backwards.begin(), at -= point_before(text, at).length);
    REQUIRE(forwards == backwards);
  }
}

TEST_CASE("ASCII letters become small, all else stays") {
  CHECK(lower_ascii("AbZ[@Ấ`{") == "abz[@Ấ`{");
  CHECK(is_ascii("abc\x7F"));
  CHECK_FALSE(is_ascii("ấ"));
  CHECK(trim(" \t\r\na b\n") == "a b");
  CHECK(trim(" \n") == "");
  CHECK(trim("") == "");
}

TEST_CASE("a letter is its base, its mark and its tone") {
  for (const char32_t c : std::u32string_view(detail::kLowerVowels)) CHECK(code_point(letter_of(c)) == c);
  CHECK(letter_of(U'Ặ') == Letter{'a', kBreve, kDot});
  CHECK(letter_of(U'Đ') == Letter{'d', kBar, kLevel});
  CHECK(letter_of(U'я').base == 0);
  CHECK(combining_tone(0x301) == kAcute);
}

TEST_CASE("programs decode ill-formed bytes one by one as U+FFFD") {
  const std::string text = "a\xE1\xBA\xA5\xE1\xBA-";  // a, ấ, a cut letter, a dash
  std::u32string forwards, backwards;
  for (std::size_t at = 0; at < text.size();) {
    const tra::CodePoint point = tra::code_point_at(text, at);
    CHECK(point.valid == (point.value != 0xFFFD));
    forwards += point.value;
    at += point.bytes;
  }
  CHECK(forwards == U"a\u1EA5\uFFFD\uFFFD-");
  for (std::size_t end = text.size(); end > 0;) {
    const tra::CodePoint point = tra::code_point_before(text, end);
    backwards.insert(backwards.begin(), point.value);
    end -= point.bytes;
  }
  CHECK(backwards == forwards);
  std::string again;
  tra::append_code_point(again, 0x1EA5);
  CHECK(again == "\xE1\xBA\xA5");
}
