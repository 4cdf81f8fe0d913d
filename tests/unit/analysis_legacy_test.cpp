// Legacy encodings: tables compared with the C library's, detection, and text that must stay unchanged.
#include <iconv.h>
#include <catch2/catch.hpp>

#include <random>
#include <set>
#include <span>
#include <string>

#include "encoding/legacy_codec.h"
#include "encoding/legacy_tables.h"
#include "encoding/legacy_text.h"
#include "text/letters.h"
#include "text/utf8.h"

using namespace tra::analysis;
using namespace tra::text;

namespace {

Decoded decode(std::string_view bytes, std::string_view declared = {}) {
  return decode_text(std::as_bytes(std::span(bytes)), declared);
}

const std::string kVietnamese =
    "Hai bên trao đổi về quan hệ hữu nghị và hợp tác giữa hai nước, nhất trí thúc đẩy thương mại và đầu tư.";

// Encodes the text in an eight-bit encoding by searching its table.
std::string encode(std::string_view text, std::u32string_view table) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += decode_point(text, at).length) {
    const char32_t c = decode_point(text, at).value;
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      REQUIRE(table.find(c) != std::u32string_view::npos);
      out += static_cast<char>(0x80 + table.find(c));
    }
  }
  return out;
}

std::string in_utf8(std::string_view bytes) {  // stored by a reader that takes every file for Windows-1252
  return *decode_legacy(bytes, Legacy::windows_1252);
}

// Decodes one byte with the C library's converter; empty when the byte is undefined.
std::string by_iconv(const char* charset, unsigned char byte) {
  const iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};
  char in[2] = {static_cast<char>(byte), ' '}, out[16];
  char *from = in, *to = out;
  std::size_t left = 2, room = sizeof out;
  const bool done = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  return done && to > out ? std::string(out, to - 1) : std::string();
}

}  // namespace

TEST_CASE("tables agree with the C library where it has them", "[analysis]") {
  for (int byte = 0x80; byte < 0x100; ++byte) {
    const auto one = static_cast<unsigned char>(byte);
    const std::string bytes(1, static_cast<char>(one));
    if (const std::string expected = by_iconv("VISCII", one); !expected.empty()) {
      CHECK(decode_legacy(bytes, Legacy::viscii) == expected);
    }
    const std::string tcvn = by_iconv("TCVN5712-1", one);
    if (!tcvn.empty() && byte > 0xA0) CHECK(decode_legacy(bytes, Legacy::tcvn3) == tcvn);
  }
}

TEST_CASE("every table has all lower-case letters, once", "[analysis]") {
  for (const std::u32string_view table : {kTcvn3, kViscii, kVps}) {
    for (const char32_t c : std::u32string_view(detail::kLowerVowels)) {
      if (c >= 0x80) CHECK(std::count(table.begin(), table.end(), c) == 1);
    }
    CHECK(std::count(table.begin(), table.end(), U'đ') == 1);
  }
}

TEST_CASE("files in legacy encodings are told apart", "[analysis]") {
  const std::pair<std::u32string_view, const char*> tables[] = {{kTcvn3, "tcvn3"}, {kViscii, "viscii"}, {kVps, "vps"}};
  for (const auto& [table, name] : tables) {
    const Decoded decoded = decode(encode(kVietnamese, table));
    CHECK(decoded.text == kVietnamese);
    CHECK(decoded.encoding == name);
  }
}

TEST_CASE("mojibake is repaired by paragraph", "[analysis]") {
  const std::string broken = in_utf8(encode(kVietnamese, kTcvn3));
  const std::string german = "Die größeren Verhältnisse für Österreich sind schön und gut.";
  const std::string french = "François a visité l'Élysée, où il a été reçu par le président à déjeuner.";
  const Decoded decoded =
      decode(broken + "\n" + german + "\n" + french + "\n" + kVietnamese + "\n" + in_utf8(encode("hợp tác", kTcvn3)));
  CHECK(decoded.text == kVietnamese + "\n" + german + "\n" + french + "\n" + kVietnamese + "\nhợp tác");
  CHECK(decoded.encoding == "utf-8");
  CHECK(decoded.repaired_paragraphs == 2);
  CHECK(decode(in_utf8(kVietnamese)).text == kVietnamese);  // UTF-8 encoded twice
  CHECK(decode(in_utf8(in_utf8(kVietnamese))).text == kVietnamese);
  CHECK(decode(in_utf8(in_utf8(in_utf8("Áo dài\n" + kVietnamese + "\nÁo dài")))).text ==
        "Áo dài\n" + kVietnamese + "\nÁo dài");
}

TEST_CASE("short lines are read as their page is", "[analysis]") {
  const std::string page = kVietnamese + "\nNghị quyết của HĐND, QĐ-UBND\nQĐ-TTg\nHà Linh\nNgoài ra, Điều 3.\nĐ. Đ";
  CHECK(decode(encode(page, kTcvn3)).text == page);
  CHECK(decode(in_utf8(page)).text == page);
  // "ươ" in this encoding is valid UTF-8 of another script
  const std::string chance = kVietnamese + "\nTrang phương Anh";
  CHECK(decode(encode(chance, kViscii)).text == chance);
  const std::string quoted = "KHÔNG AI SA NGÃ”";  // its non-ASCII letters happen to form valid UTF-8
  CHECK(decode(quoted).text == quoted);
}

TEST_CASE("text that is right stays as it is", "[analysis]") {
  for (const std::string& text :
       {kVietnamese, std::string(), std::string("plain ASCII text only"), std::string("Señor Díaz"),
        std::string("naïve café"),
        std::string("Œuvre complète, édition « reliée » à 25 €, où l’été s’achève bientôt à Besançon."),
        std::string("O ministro não irá à reunião de São Paulo em março, disse a organização."),
        std::string("El niño soñó con España, mañana irá también a la reunión de Bogotá."),
        std::string("Åse og Søren går på café i København før påske."), std::string("Привет, мир"),
        std::string("漢字 かな")}) {
    const Decoded decoded = decode(text);
    CHECK(decoded.text == text);
    CHECK(decoded.repaired_paragraphs == 0);
    CHECK(decoded.encoding == "utf-8");
  }
  // The same languages in Latin-1 must be read as Windows-1252.
  const Decoded french = decode(
      "Le pr\xE9sident a \xE9t\xE9 re\xE7u \xE0 l'\xC9lys\xE9"
      "e par une d\xE9l\xE9gation \xE9trang\xE8re.");
  CHECK(french.encoding == "windows-1252");
  CHECK(french.text == "Le président a été reçu à l'Élysée par une délégation étrangère.");
}

TEST_CASE("marks of order, declared charsets and damaged bytes", "[analysis]") {
  CHECK(decode("\xEF\xBB\xBFViệt").text == "Việt");
  CHECK(decode("\xEF\xBB\xBF\xEF\xBB\xBFViệt").text == "Việt");
  CHECK(decode(std::string("\xFF\xFEV\0i\0", 6)).text == "Vi");
  CHECK(decode("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251").text == "Привет");
  const Decoded damaged = decode(kVietnamese + "\xFF" + kVietnamese);
  CHECK(damaged.text == kVietnamese + "\uFFFD" + kVietnamese);
  CHECK(damaged.encoding == "utf-8");
}

TEST_CASE("any bytes decode to well-formed UTF-8", "[analysis]") {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 300, '\0');
    for (char& byte : bytes)
      byte = static_cast<char>(round % 2 ? random() : random() % 0x60 + 0x20 + (random() % 4 == 0 ? 0x80 : 0));
    const Decoded decoded = decode(bytes);
    for (std::size_t at = 0; at < decoded.text.size();) {
      const DecodedPoint point = decode_point(decoded.text, at);
      REQUIRE(point.length > 0);
      at += point.length;
    }
  }
}
