// JSON whose articles are inside other objects, names of members in other spellings, and text that is not UTF-8.
#include <catch2/catch.hpp>
#include <sstream>

#include "archive_support.h"
#include "text/utf8.h"

using namespace tra;
using namespace tra::test;
using Ids = std::vector<std::string>;

namespace {

Article article(const std::string& members) {
  const Reading reading = read_bytes("a.jsonl", R"({"id": "1", )" + members + "}");
  for (const ReadFailure& failure : reading.failures) UNSCOPED_INFO(failure.reason);
  REQUIRE(reading.articles.size() == 1);
  return reading.articles[0].article;
}

std::string utf16(std::string_view utf8, bool big_endian, bool marked) {
  std::string bytes;
  const auto put_unit = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  if (marked) put_unit(0xFEFF);
  for (std::size_t at = 0; at < utf8.size();) {
    const tra::text::DecodedPoint point = tra::text::decode_point(utf8, at);
    at += point.length;
    if (point.value < 0x10000) {
      put_unit(point.value);
    } else {
      put_unit(0xD800 + ((point.value - 0x10000) >> 10));
      put_unit(0xDC00 + ((point.value - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

}  // namespace

namespace {

// The articles a and b, whole.
void check_both(const Reading& reading) {
  CHECK(reading.ids() == Ids{"a", "b"});
  REQUIRE(reading.articles.size() == 2);
  CHECK(reading.articles[1].article.title == "Hai");
  CHECK(reading.articles[1].article.body == "Chữ hai.");
}

}  // namespace

TEST_CASE("articles in the answer of a server are articles each", "[archive][json]") {
  const std::string one = R"({"id": "a", "title": "Một", "content": "Chữ một."})";
  const std::string two = R"({"id": "b", "title": "Hai", "content": "Chữ hai."})";
  const std::string list = "[" + one + ", " + two + "]";
  for (const std::string& json :
       {R"({"articles": )" + list + "}", R"({"status": "ok", "data": {"posts": )" + list + "}}",
        R"({"response": {"numFound": 2, "docs": )" + list + "}}", R"({"db": [{"data": {"posts": )" + list + "}}]}",
        R"({"version": "1.1", "title": "Báo", "items": )" + list + "}",
        R"({"hits": {"total": 2, "hits": [{"_id": "a", "_source": )" + one + R"(}, {"_id": "b", "_source": )" + two +
            "}]}}"}) {
    INFO(json);
    const Reading reading = read_bytes("a.json", json);
    check_both(reading);
    CHECK(read_bytes("a.jsonl", json).ids() == Ids{"a", "b"});
  }
  CHECK(read_bytes("a.json", R"({"x1": {"title": "Một"}, "x2": {"title": "Hai"}})").ids() == Ids{"x1", "x2"});
  CHECK(read_bytes("a.json", R"({"items": [{"title": "Một"}, {"title": "Hai"}]})").ids() ==
        Ids{"a.json!1", "a.json!2"});
}

TEST_CASE("rows of a table are articles each", "[archive][json]") {
  for (
      const char* json :
      {R"({"columns": ["id", "title", "body"], "index": [0, 1], "data": [["a", "Một", "Chữ một."], ["b", "Hai", "Chữ hai."]]})",
       R"({"columns": [{"name": "id", "type": "text"}, {"name": "Tiêu đề"}, {"name": "Text"}], "rows": [["a", "Một", "Chữ một."], ["b", "Hai", "Chữ hai."]]})",
       R"({"result": {"fields": ["title", "content", "id"], "values": [["Một", "Chữ một.", "a"], ["Hai", "Chữ hai.", "b"]]}})",
       R"({"id": {"0": "a", "1": "b"}, "title": {"0": "Một", "1": "Hai"}, "body": {"0": "Chữ một.", "1": "Chữ hai."}})",
       R"({"id": ["a", "b"], "title": ["Một", "Hai"], "text": ["Chữ một.", "Chữ hai."]})"}) {
    INFO(json);
    const Reading reading = read_bytes("a.json", json);
    check_both(reading);
    CHECK(reading.failures.empty());
    CHECK(read_bytes("a.jsonl", json).ids() == Ids{"a", "b"});
  }
  const Reading ragged =
      read_bytes("a.json", R"({"columns": ["title", "body"], "data": [["Một", "Chữ.", "thêm"], ["Hai"]]})");
  CHECK(ragged.ids() == Ids{"a.json!1", "a.json!2"});
  REQUIRE(ragged.articles.size() == 2);
  CHECK(ragged.articles[0].article.extra == R"({"3":"thêm"})");
  CHECK(ragged.articles[1].article.body.empty());
}

TEST_CASE("an object without any text is told", "[archive][json]") {
  for (const char* json :
       {R"({"columns": ["x", "y"], "data": [[1, 2], [3, 4]]})", R"({"x": {"0": 1}, "y": {"0": 2}})",
        R"({"a": {"b": 1}})", "{}", R"({"columns": [], "data": []})", R"({"title": {}, "body": {}})",
        R"({"columns": ["title"], "data": [[" "]]})", R"({"title": {"0": "Một"}, "body": {"1": "Chữ."}})",
        R"({"title": {"0": "Một"}, "body": {"0": "a", "1": "b"}})"}) {
    INFO(json);
    const Reading reading = read_bytes("a.json", json);
    CHECK(reading.articles.empty());
    CHECK(reading.failed_with("an object without title or text"));
  }
  const Reading named = read_bytes("a.jsonl", R"({"id": "1", "url": "x"})");
  CHECK(named.ids() == Ids{"1"});
  CHECK(named.passed("an article without title or text") == 1);
  CHECK(read_bytes("a.jsonl", R"({"id": "1", "captions": "Ảnh."})").passed_over.empty());
}

TEST_CASE("a list inside an article makes no articles", "[archive][json]") {
  CHECK(read_bytes("a.jsonl", R"({"id": "1", "title": ["Một", "hai"], "body": ["Chữ.", "Chữ."]})").articles.size() ==
        1);
  CHECK(read_bytes("a.json", R"({"title": ["Một"], "body": ["Chữ."]})").articles.size() == 1);
  const Reading reading = read_bytes(
      "a.json", R"({"id": "1", "title": "Tin", "body": "Chữ.", "items": [{"title": "Khác", "body": "Chữ khác."}]})");
  CHECK(reading.ids() == Ids{"1"});
  CHECK(read_bytes("a.jsonl", R"({"id": "1", "title": "Tin", "news": [{"title": "Khác"}]})").ids() == Ids{"1"});
  CHECK(read_bytes("a.json", R"({"id": "1", "title": "Tin", "comments": [{"text": "Hay"}]})").ids() == Ids{"1"});
}

TEST_CASE("an article inside an object is read with what stands beside it", "[archive][json]") {
  const Article inner = article(R"("_score": 1, "_source": {"title": "Tin", "content": "Chữ.", "date": "2024-08-15"})");
  CHECK(inner.id == "1");
  CHECK(inner.title == "Tin");
  CHECK(inner.body == "Chữ.");
  CHECK(inner.date == "2024-08-15");
  CHECK(inner.extra == R"({"_score":1})");
  CHECK(article(R"("type": "post", "attributes": {"title": "Tin", "body": "Chữ."})").body == "Chữ.");
  CHECK(article(R"("data": {"article": {"headline": "Tin", "text": "Chữ."}})").title == "Tin");
  CHECK(article(R"("body": "Chữ ngoài.", "data": {"body": "Chữ trong."})").body == "Chữ ngoài.");
}

TEST_CASE("names are known however their words are joined, and in Vietnamese", "[archive][json]") {
  for (const char* members : {R"("Tiêu đề": "Tin", "Nội dung": "Chữ.", "Ngày đăng": "15/08/2024")",
                              R"("tieu_de": "Tin", "noi_dung": "Chữ.", "ngay_dang": "15/08/2024")",
                              R"("TieuDe": "Tin", "NoiDung": "Chữ.", "NgayXuatBan": "15/08/2024")",
                              R"("articleTitle": "Tin", "articleContent": "Chữ.", "published-at": "2024-08-15")",
                              R"("News Title": "Tin", "Full Content": "Chữ.", "Published Date": "2024-08-15")",
                              R"("subject": "Tin", "story": "Chữ.", "first_published_at": "2024-08-15")",
                              R"("name": "Tin", "Văn bản": "Chữ.", "Thời gian": "15/08/2024")",
                              R"("headline": {"main": "Tin"}, "article": "Chữ.", "time": "2024-08-15")"}) {
    INFO(members);
    const Article read = article(members);
    CHECK(read.title == "Tin");
    CHECK(read.body == "Chữ.");
    CHECK(read.date == "2024-08-15");
  }
  CHECK(article(R"("_text": "x", "_source": "y")").body.empty());
}

TEST_CASE("a text is in the paragraphs of an editor, and no address of a picture", "[archive][json]") {
  for (
      const char* body :
      {R"([{"type": "paragraph", "text": "Một hai."}, {"type": "image", "url": "http://a/b.png"}, {"type": "paragraph", "text": "Ba."}])",
       R"({"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Một "},
            {"type": "text", "text": "hai."}]}, {"type": "paragraph", "content": [{"type": "text", "text": "Ba."}]}]})",
       R"({"blocks": [{"type": "paragraph", "data": {"text": "Một hai."}}, {"type": "image", "data": {"file": {"url": "x"}}},
            {"type": "paragraph", "data": {"text": "Ba."}}]})"}) {
    INFO(body);
    std::string line = body;
    std::erase(line, '\n');
    CHECK(article(R"("title": "Tin", "body": )" + line).body == "Một hai.\nBa.");
  }
  CHECK(article(R"("title": "Tin", "url": {"href": "http://a/1"}, "authors": [{"id": "An"}, {"id": "Bình"}])").url ==
        "http://a/1");
}

TEST_CASE("days as databases and Java write them", "[archive][json]") {
  for (const char* date :
       {R"({"year": 2024, "month": 8, "day": 15})", "[2024, 8, 15]", "[2024, 8, 15, 10, 30]",
        R"({"_seconds": 1723680000, "_nanoseconds": 0})", R"({"__type": "Date", "iso": "2024-08-15T01:00:00.000Z"})"}) {
    INFO(date);
    CHECK(article(std::string(R"("date": )") + date).date == "2024-08-15");
  }
}

TEST_CASE("JSON in UTF-16 is read", "[archive][json]") {
  const std::string lines =
      "{\"id\": \"1\", \"title\": \"Một mùa cấy 🍃\"}\n{\"id\": \"2\", \"title\": \"Hai mùa cấy\"}\n";
  for (const bool big_endian : {false, true})
    for (const bool marked : {false, true})
      for (const char* name : {"a.jsonl", "a.json", "a"}) {
        const Reading reading = read_bytes(name, utf16(lines, big_endian, marked));
        INFO(name << big_endian << marked);
        CHECK(reading.ids() == Ids{"1", "2"});
        REQUIRE(!reading.articles.empty());
        CHECK(reading.articles[0].article.title == "Một mùa cấy 🍃");
      }
  // Half a letter at the end is told.
  CHECK(read_bytes("a.jsonl", utf16(lines, false, true) + "{").failures.size() == 1);
  std::istringstream in(utf16(lines, false, true));
  Ids ids;
  std::vector<ReadFailure> failures;
  read_stream(
      in, "-", {}, [&](ParsedArticle&& parsed) { ids.push_back(parsed.article.id); }, failures);
  CHECK(ids == Ids{"1", "2"});
}

TEST_CASE("a JSON text sequence is read", "[archive][json]") {
  const std::string sequence = "\x1e{\"id\": \"1\", \"title\": \"Một\"}\n\x1e{\"id\": \"2\", \"title\": \"Hai\"}\n";
  for (const char* name : {"a.jsonl", "a.json", "a.json-seq"}) CHECK(read_bytes(name, sequence).ids() == Ids{"1", "2"});
}

TEST_CASE("control characters in strings and text that is not UTF-8 lose no article", "[archive][json]") {
  const Reading control = read_bytes("a.jsonl", "{\"id\": \"1\", \"body\": \"Cấy\tlúa \x01xong\"}\n");
  REQUIRE(control.articles.size() == 1);
  CHECK(control.articles[0].article.body == "Cấy\tlúa \x01xong");
  CHECK(control.passed("control character") == 1);
  // Windows-1258
  const Reading other = read_bytes("a.jsonl",
                                   "{\"id\": \"1\", \"title\": \"\xd0o\xe0n \xf0"
                                   "a\xde v\xea\xcc th\xe0nh ph\xf4\xec\"}\n");
  REQUIRE(other.articles.size() == 1);
  CHECK(other.articles[0].article.title == "Đoàn đã về thành phố");
  CHECK(other.passed("not UTF-8") == 1);
  const Reading stray = read_bytes("a.jsonl", "{\"id\": \"1\", \"title\": \"Đoàn đã về thành phố \xf9 hôm nay\"}\n");
  REQUIRE(stray.articles.size() == 1);
  CHECK(stray.articles[0].article.title.starts_with("Đoàn đã về thành phố "));
}
