// Pages in two encodings, and mojibake from which characters were lost.
#include <catch2/catch.hpp>
#include <span>
#include <string>

#include "encoding/damaged.h"
#include "encoding/legacy_text.h"
#include "text/utf8.h"

using namespace tra::analysis;

namespace {

Decoded decoded(const std::string& bytes) { return decode_text(std::as_bytes(std::span(bytes))); }

// Decodes the bytes of a text as Windows-1252, without the bytes that Windows-1252 lacks.
std::string twice(std::string_view utf8) {
  constexpr char32_t kHigh[] = U"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
  std::string out;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    tra::text::append_point(out, byte < 0x80 || byte >= 0xA0 ? byte : kHigh[byte - 0x80]);
  }
  return out;
}

void replace(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

constexpr const char* kText = "Hôm qua toàn thể bà con trong xã đã về dự lễ và cùng nhau bàn việc làng, việc nước.";

}  // namespace

TEST_CASE("two encodings in one line of markup are both read", "[encoding]") {
  const std::string tcvn3 =
      "S\xB8ng nay t\xB9i th\xF1 \xAE\xAB, \xAEo\xB5n \xAE\xB9i bi\xD3u \xAE\xB7 t\xEDi d\xF9 l\xD4.";
  const std::string page = "<h1>Tin trong ngày của tòa soạn</h1><p>" + tcvn3 + "</p>";
  CHECK(decoded(page).text ==
        "<h1>Tin trong ngày của tòa soạn</h1><p>Sáng nay tại thủ đô, đoàn đại biểu đã tới dự lễ.</p>");
}

TEST_CASE("UTF-8 twice is read where its no-break spaces became blanks", "[encoding]") {
  std::string text = twice(kText);
  replace(text, "\u00A0", " ");
  CHECK(decoded(text).text == kText);
  std::string collapsed = text;
  replace(collapsed, "  ", " ");  // the "à" of "và" is followed by a blank
  CHECK(decoded(collapsed).text == kText);
}

TEST_CASE("UTF-8 that was read as Windows-1258 is read", "[encoding]") {
  std::string text = twice(kText);
  replace(text, "Ã", "Ă");
  CHECK(decoded(text).text == kText);
  replace(text, "\u00A0", " ");
  CHECK(decoded(text).text == kText);
  CHECK(decoded("NĂM CON TRÂU, ĂN CÂY").text == "NĂM CON TRÂU, ĂN CÂY");
}

TEST_CASE("UTF-8 twice is read round the bytes that are lost", "[encoding]") {
  std::string text = twice("Hội nghị đã bày tỏ vui mừng về những bước phát triển tốt đẹp của làng xã.");
  replace(text, "\u008F", "\uFFFD");
  replace(text, "\u0081", "\uFFFD");
  CHECK(decoded(text).text.find("những bước phát triển tốt đẹp của làng xã.") != std::string::npos);
}

TEST_CASE("TCVN3 that lost its soft hyphens gets them back", "[encoding]") {
  CHECK(restore_lost_u_horn("nớc trớc bớc chơng trình nh th đợc phơng") ==
        "nước trước bước chương trình như thư được phương");
  CHECK(restore_lost_u_horn("việt nam cha") == "việt nam cha");
  CHECK(restore_lost_u_horn("Ngời dới vờn, cời mời rỡi, lơi lả") == "Người dưới vườn, cười mời rưỡi, lơi lả");
}

TEST_CASE("TCVN3 whose soft hyphens became hyphens or blanks gets them back", "[encoding]") {
  CHECK(restore_lost_u_horn("n-ớc tr-ớc ch-ơng nh- th- gi-ơng") == "nước trước chương như thư giương");
  CHECK(restore_lost_u_horn("n ớc tr ớc ch a m a nh  vậy") == "nước trước chưa mưa như vậy");
  CHECK(restore_lost_u_horn("Đ ờng A-B, Đ. A, Ba Lan-Lào") == "Đường A-B, Đ. A, Ba Lan-Lào");
}

TEST_CASE("bytes of TCVN3 that lost a letter are read as such text in UTF-8 is", "[encoding]") {
  // "Chủ tịch nước đã tiếp đoàn đại biểu trước những bước phát triển."
  const std::string whole =
      "Ch\xF1 t\xDE"
      "ch n\xAD\xED"
      "c \xAE\xB7 ti\xD5p \xAEo\xB5n \xAE\xB9i bi\xD3u tr\xAD\xED"
      "c nh\xF7ng b\xAD\xED"
      "c ph\xB8t tri\xD3n.";
  const std::string text = "Chủ tịch nước đã tiếp đoàn đại biểu trước những bước phát triển.";
  CHECK(decoded(whole).text == text);
  for (const char* instead : {"", "&shy;", "&#173;", "-"}) {
    CAPTURE(instead);
    std::string bytes = whole;
    replace(bytes, "\xAD", instead);
    CHECK(decoded(bytes).text == text);
    CHECK(decoded(bytes).encoding == "tcvn3");
    std::string in_utf8;
    for (const char c : bytes) tra::text::append_point(in_utf8, static_cast<unsigned char>(c));
    CHECK(decoded(in_utf8).text == text);
  }
  CHECK(decoded(whole + "\n<p>Trang ch\xF1 n\xED"
                        "c</p>")
            .text.starts_with(text));
}

TEST_CASE("text that is right is left alone", "[encoding]") {
  for (const char* text : {kText, "Ã là một chữ cái", "François, Señor Díaz", "Å Ä Ö", "caf\u00E9 \u00E0 la carte"}) {
    CHECK(decoded(text).text == text);
  }
}
