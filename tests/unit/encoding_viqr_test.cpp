// VIQR, in which Vietnamese is written in ASCII.
#include <catch2/catch.hpp>

#include "archive_support.h"
#include "encoding/viqr.h"

using namespace tra::analysis;
using namespace tra::test;

TEST_CASE("words of VIQR", "[analysis]") {
  CHECK(decode_viqr("Ddu+o+`ng sa('t Vie^.t Nam, DDa` Na(~ng, ddo^`ng ba(`ng") ==
        "Đường sắt Việt Nam, Đà Nẵng, đồng bằng");
  CHECK(decode_viqr("u*o*'c mo* U+O+'C Lo+.i O+? Y~ A^'n") == "ước mơ ƯỚC Lợi Ở Ỹ Ấn");
  // Ends of sentences, of what is said, and marks behind a backslash.
  CHECK(decode_viqr("Ai dda~ ve^`? Ba.n be` ta\\. Hai xe.\n\nBa.") == "Ai đã về? Bạn bè ta. Hai xe.\n\nBa.");
  // Other languages, addresses and code stay.
  CHECK(decode_viqr("http://www.x.example/a.b?c=d don't e^x (a+b) Mr. Smith's") ==
        "http://www.x.example/a.b?c=d don't e^x (a+b) Mr. Smith's");
  CHECK(decode_viqr("").empty());
  CHECK(decode_viqr("o^\\") == "ô\\");
}

TEST_CASE("texts in VIQR are told from others", "[analysis]") {
  CHECK(looks_like_viqr("Sa'ng nay, DDoa`n dda~ dde^'n tha(m mo^.t la`ng nghe^` ve^` go^'m"));
  CHECK(!looks_like_viqr("The sum a^2 + b^2 = c^2 holds for every right triangle, as Euclid's proof tells us."));
  CHECK(!looks_like_viqr("for (i = 0; i < n; ++i) x ^= y[i]; // don't stop. Isn't it? a+b e^x o^o"));
  CHECK(!looks_like_viqr("Sáng nay, đoàn đã đến thăm một làng nghề về gốm o^ e^"));
  CHECK(!looks_like_viqr("^"));
}

TEST_CASE("mail and pages of text in VIQR", "[archive]") {
  const std::string body = "Sa'ng nay, ddoa`n dda~ dde^'n tha(m mo^.t la`ng nghe^` ve^` go^'m o+? be^n so^ng.\n";
  const Reading mail = read_bytes(
      "a.eml", "From: a@b.example\nSubject: La`ng nghe^` ddo'n kha'ch\nDate: 12 Mar 1996 09:30 +0700\n\n" + body);
  REQUIRE(mail.articles.size() == 1);
  CHECK(mail.articles[0].article.title == "Làng nghề đón khách");
  CHECK(mail.articles[0].article.body == "Sáng nay, đoàn đã đến thăm một làng nghề về gốm ở bên sông.");
  CHECK(mail.articles[0].encoding == "viqr");
  const Reading text = read_bytes("a.txt", "La`ng nghe^` ddo'n kha'ch\n\n" + body);
  CHECK(text.articles.at(0).article.body ==
        "Làng nghề đón khách\n\nSáng nay, đoàn đã đến thăm một làng nghề về gốm ở bên sông.\n");
  const Reading json = read_bytes(
      "a.jsonl", R"({"id": "1", "title": "La`ng nghe^`", "body": "ddoa`n dda~ dde^'n tha(m mo^.t la`ng go^'m"})");
  CHECK(json.articles.at(0).article.title == "Làng nghề");
}
