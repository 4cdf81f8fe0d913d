// Pages of plain text: their encoding, and finding title, date and body in them.
#include <catch2/catch.hpp>

#include "archive/read/date.h"
#include "archive/read/names.h"
#include "archive/read/sniff.h"
#include "archive_support.h"

using namespace tra;
using namespace tra::test;

namespace {

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xff), high = static_cast<char>(unit >> 8);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

}  // namespace

TEST_CASE("files of a site that hold no article are passed over", "[archive]") {
  CHECK(read_bytes("a.css", "p { color: red }").passed("a style sheet, no article") == 1);
  CHECK(read_bytes("a.js", "var a = 1;").passed("a script, no article") == 1);
  CHECK(read_bytes("icon.svg", "<svg></svg>").passed("an image, no article") == 1);
  CHECK(read_bytes("sitemap.xml", "<?xml version='1.0'?><urlset><url/></urlset>").passed("a sitemap, no article") == 1);
  CHECK(read_bytes("feed", "<rss version='2.0'></rss>").passed("a feed, no article") == 1);
  CHECK(read_bytes("trang.js", "<!DOCTYPE html><p>Một trang</p>").articles.size() == 1);
  const std::vector<std::pair<const char*, const char*>> files = {
      {"sitemap.txt", "https://a.example/1\nhttps://a.example/2\n"},
      {"ads.txt", "a.example, pub-1, DIRECT, f08c47\n"},
      {"security.txt", "Contact: mailto:x@a.example\n"},
      {"humans.txt", "/* TEAM */\nDev: A\n"},
      {"manifest.json", "{\"name\":\"Báo\",\"icons\":[],\"start_url\":\"/\"}"},
      {"asset-manifest.json", "{\"files\":{\"main.js\":\"/x.js\"}}"},
      {"package.json", "{\"name\":\"x\",\"version\":\"1.0.0\"}"},
      {"app.js?v=2", "var a = 1;"},
      {"style.css?ver=1", "p { color: red }"},
      {"Trang.url", "[InternetShortcut]\r\nURL=https://a.example/\r\n"},
      {"cookies.txt", "# Netscape HTTP Cookie File\n"},
      {"pages/pages.jsonl", "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\"}\n"},
      {"datapackage.json", "{\"profile\":\"data-package\",\"title\":\"Kho\",\"resources\":[]}"},
      {"datapackage-digest.json", "{\"path\":\"datapackage.json\",\"hash\":\"sha256:0\"}"},
      {"indexes/index.cdxj", "com,a)/ 20240815 {}\n"},
      {"index.html", "<html><head><title>Local index - HTTrack Website Copier</title></head><body></body></html>"},
      {"wget-log", "--2024-08-15--  https://a.example/\n"},
      {"rsd.xml", "<?xml version='1.0'?><rsd version='1.0'></rsd>"},
      {"opensearch.xml",
       "<?xml version='1.0'?><OpenSearchDescription xmlns='x'><ShortName>x</ShortName></OpenSearchDescription>"},
      {"crossdomain.xml", "<?xml version='1.0'?><cross-domain-policy></cross-domain-policy>"}};
  for (const auto& [name, bytes] : files) {
    INFO(name);
    CHECK(read_bytes(name, bytes).passed("no article") == 1);
  }
  // Articles that only have such a name.
  CHECK(read_bytes("humans.txt", "Loài người\n\nTừ đâu mà ra.").articles.size() == 1);
  CHECK(read_bytes("package.json", "{\"title\":\"Gói hàng\",\"body\":\"Thân\"}").articles.size() == 1);
}

TEST_CASE("images, fonts, sounds and videos are passed over", "[archive]") {
  CHECK(read_bytes("a.jpg", "\xff\xd8\xff\xe0").passed("an image, no article") == 1);
  CHECK(read_bytes("a", "\x89PNG\r\n").passed("an image, no article") == 1);
  CHECK(read_bytes("a.webp", std::string_view("RIFF\x24\0\0\0WEBPVP8 ", 16)).passed("an image") == 1);
  CHECK(read_bytes("a.avif", std::string_view("\0\0\0\x20"
                                              "ftypavif",
                                              12))
            .passed("an image") == 1);
  CHECK(read_bytes("a.mp4", std::string_view("\0\0\0\x20"
                                             "ftypisom",
                                             12))
            .passed("a video") == 1);
  CHECK(read_bytes("a.woff2", "wOF2\1").passed("a font") == 1);
  CHECK(read_bytes("a.mp3", "ID3\4").passed("a sound") == 1);
  CHECK(read_bytes("a.jpg", "\xff\xd8\xff\xe0").failures.empty());
  CHECK(read_bytes("a.txt", "RIFF là một dạng tệp").articles.size() == 1);
}

TEST_CASE("a text page is its whole text, still to be split", "[archive]") {
  const Reading reading = read_bytes("a.txt", "\xef\xbb\xbfTrang chủ\r\nTham khảo Chính trị\n");
  REQUIRE(reading.articles.size() == 1);
  const ParsedArticle& parsed = reading.articles[0];
  CHECK(parsed.raw_page);
  CHECK(parsed.reader == Reader::text);
  CHECK(parsed.encoding == "utf-8");
  CHECK(parsed.line == 0);
  CHECK(parsed.article.id == "a.txt");
  CHECK(parsed.article.title.empty());
  CHECK(parsed.article.body == "Trang chủ\r\nTham khảo Chính trị\n");
}

TEST_CASE("UTF-16 with and without a mark", "[archive]") {
  const std::u16string text = u"Tham khảo Chính trị Việt Nam - Lào lần thứ sáu";
  const std::string expected = "Tham khảo Chính trị Việt Nam - Lào lần thứ sáu";
  for (const bool big_endian : {false, true}) {
    for (const std::string& mark : {std::string(), utf16(u"\ufeff", big_endian)}) {
      const Reading reading = read_bytes("a.txt", mark + utf16(text, big_endian));
      REQUIRE(reading.articles.size() == 1);
      CHECK(reading.articles[0].article.body == expected);
      CHECK(reading.articles[0].encoding == (big_endian ? "utf-16be" : "utf-16le"));
    }
  }
}

TEST_CASE("UTF-32 with and without a mark", "[archive]") {
  const auto utf32 = [](std::u32string_view text, bool big_endian) {
    std::string bytes;
    for (const char32_t letter : text)
      for (int byte = 0; byte < 4; ++byte)
        bytes += static_cast<char>(letter >> 8 * (big_endian ? 3 - byte : byte) & 0xFF);
    return bytes;
  };
  const std::u32string text = U"Tham khảo Chính trị Việt Nam 🍃\n\nHai bên trao đổi.\n";
  for (const bool big_endian : {false, true})
    for (const std::u32string& mark : {std::u32string(), std::u32string(U"\ufeff")}) {
      INFO(big_endian << mark.size());
      const Reading reading = read_bytes("a.txt", utf32(mark + text, big_endian));
      REQUIRE(reading.articles.size() == 1);
      CHECK(reading.articles[0].article.body == "Tham khảo Chính trị Việt Nam 🍃\n\nHai bên trao đổi.\n");
      CHECK(reading.articles[0].encoding == (big_endian ? "utf-32be" : "utf-32le"));
      const std::u32string line = U"{\"id\": \"1\", \"title\": \"Một mùa cấy 🍃\"}\n";
      const Reading lines = read_bytes("a.jsonl", utf32(mark + line, big_endian));
      REQUIRE(lines.articles.size() == 1);
      CHECK(lines.articles[0].article.title == "Một mùa cấy 🍃");
      const Reading table = read_bytes("a.csv", utf32(mark + U"id,title\n1,Một mùa cấy\n", big_endian));
      REQUIRE(table.articles.size() == 1);
      CHECK(table.articles[0].article.title == "Một mùa cấy");
    }
  // Small numbers of 4 bytes are no text.
  std::string numbers;
  for (char i = 1; i < 100; ++i) numbers += {i, '\0', '\0', '\0'};
  CHECK(read_bytes("a.txt", numbers).failed_with("binary"));
}

TEST_CASE("a declared encoding is used, and one that is not known is told", "[archive]") {
  const auto page = [](const std::string& charset, const std::string& title) {
    return "<html><head><meta charset='" + charset + "'><title>" + title + "</title></head><body><p>" + title +
           "</p></body></html>";
  };
  const auto title_of = [&](const std::string& charset, const std::string& bytes) {
    const Reading reading = read_bytes("a.html", page(charset, bytes));
    CHECK(reading.passed_over.empty());
    return reading.articles.at(0).article.title;
  };
  // "Việt Nam" in Chinese and Japanese letters, by the tables of the standards.
  CHECK(title_of("gb2312", "\xd4\xbd\xc4\xcf") == "越南");
  CHECK(title_of("gb18030", "\xd4\xbd\xc4\xcf") == "越南");
  CHECK(title_of("gb2312", "\xe9\x46") == "镕");  // beyond GB 2312, in GBK
  CHECK(title_of("hz-gb-2312", "~{T=DO~}") == "越南");
  CHECK(title_of("iso-2022-jp", "\x1b$BF|K\\\x1b(B") == "日本");
  const Reading unknown = read_bytes("a.html", page("x-foo", "\xcd\xc9\xce\xc9\xd3\xd4\xd2"));
  CHECK(unknown.articles.size() == 1);
  CHECK(unknown.passed("\"x-foo\", which is not known") == 1);
  CHECK(read_bytes("a.html", page("x-foo", "Thủ tướng thăm Lào")).passed_over.empty());  // the text tells
}

namespace {

// "Cộng hòa xã hội chủ nghĩa Việt Nam" in TCVN3, and the same bytes decoded as Latin letters.
const std::string tcvn3 =
    "C\xe9ng h\xdf"
    "a x\xb7 h\xe9i ch\xf1 ngh\xdc"
    "a Vi\xd6t Nam";
const std::string tcvn3_as_latin = "Céng hßa x· héi chñ nghÜa ViÖt Nam";
const std::string republic = "Cộng hòa xã hội chủ nghĩa Việt Nam";

}  // namespace

TEST_CASE("legacy bytes are decoded in text and HTML", "[archive]") {
  for (const auto& [name, bytes] :
       std::vector<Member>{{"a.txt", tcvn3 + "\n" + tcvn3}, {"a.html", "<p>" + tcvn3 + "<p>" + tcvn3}}) {
    const Reading reading = read_bytes(name, bytes);
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].article.body == republic + "\n" + republic);
    CHECK(reading.articles[0].encoding == "tcvn3");
  }
}

TEST_CASE("mojibake is repaired in text, HTML and JSON", "[archive]") {
  for (const auto& [name, bytes] : std::vector<Member>{
           {"a.txt", tcvn3_as_latin + "\n" + tcvn3_as_latin},
           {"a.html",
            "<p>" + tcvn3_as_latin + "<p>C&#233;ng h&szlig;a x&#183; h&#233;i ch&ntilde; ngh&Uuml;a Vi&#214;t Nam"},
           {"a.jsonl",
            R"({"id": "1", "title": "ViÖt Nam", "body": ")" + tcvn3_as_latin + "\\n" + tcvn3_as_latin + "\"}"}}) {
    INFO(name);
    const Reading reading = read_bytes(name, bytes);
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].article.body == republic + "\n" + republic);
    CHECK(reading.articles[0].encoding == "mojibake");
    if (name == "a.jsonl") CHECK(reading.articles[0].article.title == "Việt Nam");
  }
}

TEST_CASE("what is right is left as it is", "[archive]") {
  const std::string nfd = "Tham kha\u0309o chi\u0301nh tri\u0323 Vie\u0323\u0302t Nam";
  for (const std::string& text :
       {republic, nfd, std::string("Hà Lan và Pháp"), std::string("François était à Genève")}) {
    const Reading reading =
        read_bytes("a.jsonl", R"({"id": "1", "title": ")" + text + R"(", "body": ")" + text + "\"}");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].article.title == text);
    CHECK(reading.articles[0].article.body == text);
    CHECK(reading.articles[0].encoding == "utf-8");
  }
}

TEST_CASE("what is no article says why", "[archive]") {
  CHECK(read_bytes("a.txt", "").failed_with("the file is empty"));
  CHECK(read_bytes("a.txt", " \r\n\t ").failed_with("nothing but white space"));
  CHECK(read_bytes("a.txt", std::string("abc\0def", 7)).failed_with("binary data"));
  CHECK(read_bytes("a.txt", std::string(5000, 'a') + std::string(100, '\0')).failed_with("binary data"));
  CHECK(read_bytes("a.txt", std::string(5000, 'a') + std::string(50, '\1') + std::string(5, '\0'))
            .failed_with("binary data"));
  // A few zeros are dropped.
  CHECK(read_bytes("a.txt", "Một " + std::string(1, '\0') + std::string(500, 'a')).articles.at(0).article.body ==
        "Một " + std::string(500, 'a'));
  CHECK(read_bytes("a.txt", "\x01\x02\x03\x04 abc").failed_with("binary data"));
  CHECK(read_bytes("a.html", std::string("<p>\0", 4)).failed_with("binary data"));
  // These two files are damaged, so reading them fails whether the filter programs are installed or not.
  CHECK(read_bytes("a.pdf", "%PDF-1.7\n%\xe2\xe3").failures.size() == 1);
  CHECK(read_bytes("a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxx").failures.size() == 1);
  CHECK(read_bytes("a.docx", zip({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}})).failures.size() ==
        1);
  CHECK(read_bytes("a.rar", "Rar!\x1a\x07\x01").failed_with("a RAR archive"));
  CHECK(read_bytes("a.gz", gzip("")).failed_with("the file is empty"));
  CHECK(refusal("\x89PNG\r\n") == "an image, which is not read");
  CHECK(refusal("filedesc://a.arc 0.0.0.0 20060101000000 text/plain 76\n") ==
        "an ARC file of a crawler, which is not read");
  CHECK(refusal("ID3\4") == "a sound, which is not read");
  ReadOptions options;
  options.max_article_bytes = 1 << 20;
  CHECK(read_bytes("a.txt", std::string((1 << 20) + 1, 'a'), options).failed_with("longer than the limit of 1 MiB"));
  CHECK(read_bytes("a.txt", std::string(1 << 20, 'a'), options).articles.size() == 1);
}

TEST_CASE("readers by name and content", "[archive]") {
  CHECK(sniff_reader("a.jsonl", "{\"id\"") == Reader::jsonl);
  CHECK(sniff_reader("A.NDJSON", "{\"id\"") == Reader::jsonl);
  CHECK(sniff_reader("a.json", "{\"id\"") == Reader::json);
  CHECK(sniff_reader("a", "{\"id\": 1}\n{\"id\": 2}\n") == Reader::jsonl);
  CHECK(sniff_reader("a", "{\n  \"id\": 1\n}") == Reader::json);
  CHECK(sniff_reader("a", "[\n {\"id\": 1}]") == Reader::json);
  CHECK(sniff_reader("a.txt", "{\"id\": 1}") == Reader::text);
  CHECK(sniff_reader("a", "[Ảnh] Hai Bộ trưởng") == Reader::text);
  CHECK(sniff_reader("a.HTM", "<p>xin chào") == Reader::html);
  CHECK(sniff_reader("a.HTM", "xin chào") == Reader::text);  // a text extracted from a page may keep the page's name
}

TEST_CASE("dates as metadata writes them", "[archive]") {
  CHECK(normalise_date("2024-12-16") == "2024-12-16");
  CHECK(normalise_date("2024-1-6T08:00:00Z") == "2024-01-06");
  CHECK(normalise_date("20241216") == "2024-12-16");
  CHECK(normalise_date("16/12/2024 09:30") == "2024-12-16");
  CHECK(normalise_date("Thứ Hai, 9:30 ngày 16.12.2024 (GMT+7)") == "2024-12-16");
  CHECK(normalise_date("29/2/2024") == "2024-02-29");
  for (const char* bad : {"", "hôm qua", "29/2/2023", "2024-13-01", "31/4/2024", "12/2024", "0000-00-00", "99999999",
                          "16/12-2024", "1/2/3"})
    CHECK(normalise_date(bad).empty());
}

TEST_CASE("lines that end with a carriage return", "[archive]") {
  const Reading reading = read_bytes("a.txt", "Chợ phiên\r\rChợ họp từ sớm.\r");
  REQUIRE(reading.articles.size() == 1);
  CHECK(reading.articles[0].article.body == "Chợ phiên\n\nChợ họp từ sớm.\n");
}

TEST_CASE("names as UTF-8 without control bytes", "[archive]") {
  CHECK(printable_name("Việt Nam.txt") == "Việt Nam.txt");
  CHECK(printable_name("a\x7f\x1f\n") == "a%7F%1F%0A");
  CHECK(printable_name("\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80\xe1\xbb") == "%C0%80%ED%A0%80%F4%90%80%80%E1%BB");
}

TEST_CASE("lines that end with U+2028 and paragraphs with U+2029", "[archive]") {
  CHECK(read_bytes("a.txt", "Một tin\u2029Dòng một\u2028Dòng “hai”\u2028").articles.at(0).article.body ==
        "Một tin\nDòng một\nDòng “hai”\n");
}
