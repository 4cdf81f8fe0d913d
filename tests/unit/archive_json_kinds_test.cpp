// JSON as programs write it: values of other types, invalid values, other member names, HTML in values, and user-given
// paths.
#include <catch2/catch.hpp>
#include <sstream>

#include "archive_support.h"
#include "tra/error.h"

using namespace tra;
using namespace tra::test;
using Ids = std::vector<std::string>;

namespace {

Reading line(const std::string& json, const std::string& map = "") {
  ReadOptions options;
  options.members = parse_member_map(map);
  Reading reading = read_bytes("a.jsonl", json, options);
  for (const ReadFailure& failure : reading.failures) UNSCOPED_INFO(failure.reason);
  REQUIRE(reading.articles.size() == 1);
  return reading;
}

Article article(const std::string& members) { return line(R"({"id": "1", )" + members + "}").articles[0].article; }

Reading stream(const std::string& bytes) {
  std::istringstream in(bytes);
  Reading reading;
  read_stream(
      in, "-", {}, [&](ParsedArticle&& parsed) { reading.articles.push_back(std::move(parsed)); }, reading.failures);
  return reading;
}

}  // namespace

TEST_CASE("dates of every type", "[archive][json]") {
  for (const char* date :
       {"\"2024-08-15\"", "1723680000", "1723680000000", "1723680000000000", "1723680000.25", "\"1723680000\"",
        "20240815", "20240815103000", "\"20240815\"", R"({"$date": "2024-08-15T01:00:00Z"})",
        R"({"$date": {"$numberLong": "1723680000000"}})", R"({"@value": "2024-08-15"})", R"(["2024-08-15"])"}) {
    INFO(date);
    CHECK(article(std::string(R"("date": )") + date).date == "2024-08-15");
  }
  CHECK(article(R"("date": 1723741199)").date == "2024-08-15");  // one second after 23:59:59 in Viet Nam
  CHECK(article(R"("date": 1723741200)").date == "2024-08-16");
  for (const char* date : {"2024", "true", "-5", "1e300", "{}", "{\"a\": 1}", "\"hôm qua\""}) {
    INFO(date);
    const Reading reading = line(std::string(R"({"id": "1", "date": )") + date + "}");
    CHECK(reading.articles[0].article.date.empty());
    CHECK(reading.passed("\"date\" is no date") == (std::string(date) == "{}" ? 0 : 1));
  }
}

TEST_CASE("a member of another type loses no article", "[archive][json]") {
  CHECK(article(R"("title": {"rendered": "Tiêu đề"})").title == "Tiêu đề");
  CHECK(article(R"("title": ["Một", "hai"])").title == "Một hai");
  CHECK(article(R"("title": 2024)").title == "2024");
  CHECK(article(R"("source": {"id": 3, "name": "Báo Làng"})").source == "Báo Làng");
  CHECK(article(R"("body": [{"type": "p", "text": "Một."}, {"type": "p", "text": "Hai."}])").body == "Một.\nHai.");
  CHECK(article(R"("captions": ["a", 2])").captions == "a\n2");
  CHECK(article(R"("meeting_ordinal": 12.0)").meeting_ordinal == 12);
  CHECK(line(R"({"id": 1.5})").ids() == Ids{"1.5"});
  CHECK(line(R"({"id": {"$oid": "66bd"}})").ids() == Ids{"66bd"});
  CHECK(line(R"({"id": 123456789012345678901234567890})").ids() == Ids{"123456789012345678901234567890"});
  CHECK(article(R"("title": {"en": "Boat", "vi": "Thuyền"})").title == "Thuyền");
  CHECK(article(R"("body": false, "content": "Thân")").body == "Thân");
  for (const char* member : {R"("title": true)", R"("body": {"a": true})", R"("partner_country": 856)",
                             R"("meeting_ordinal": "sáu")", R"("meeting_ordinal": -3)", R"("url": [[]])"}) {
    INFO(member);
    const Reading reading = line(std::string(R"({"id": "1", )") + member + "}");
    CHECK(reading.failures.empty());
    CHECK(reading.passed("kept as it is") == 1);
    CHECK(reading.articles[0].article.extra.find(std::string(member).substr(0, 6)) == 1);
  }
}

TEST_CASE("values that are no JSON lose no article", "[archive][json]") {
  const auto extra = [](const std::string& value) {
    const Reading reading = line(R"({"id": "1", "body": "Cây lim", "x": )" + value + "}");
    CHECK(reading.articles[0].article.body == "Cây lim");
    CHECK(reading.passed("\"x\"") == 1);
    return reading.articles[0].article.extra;
  };
  for (const char* none : {"NaN", "-Infinity", "Infinity", "nan", "None", "undefined"})
    CHECK(extra(none) == R"({"x":null})");
  CHECK(extra("1e400") == R"({"x":"1e400"})");
  CHECK(extra("-1e400") == R"({"x":"-1e400"})");
  CHECK(extra("123456789012345678901234567890") == R"({"x":"123456789012345678901234567890"})");
  CHECK(extra("007") == R"({"x":"007"})");
  CHECK(extra("True") == R"({"x":true})");
  CHECK(extra(R"([1, 2, ])") == R"({"x":[1,2]})");
  CHECK(extra(R"({"y": 1,})") == R"({"x":{"y":1}})");
  CHECK(article(R"("title": "Tin", "body": "Chữ.", )").body == "Chữ.");
  CHECK(extra(R"({"y": [NaN, 1]})") == R"({"x":{"y":[null,1]}})");
  for (const char* half : {R"("a\ud83d")", R"("a\udc00")", R"("a\ud83dA")", "\"a\xed\xa0\xbd\""})
    CHECK(extra(half).find("a\xEF\xBF\xBD") != std::string::npos);
  CHECK(extra("\"\xed\xa0\xbd\xed\xb8\x80\"") == "{\"x\":\"\xF0\x9F\x98\x80\"}");
  CHECK(extra(R"("a\qb")") == R"({"x":"a\\qb"})");
  CHECK(article(R"("title": NaN, "headline": "Có")").title == "Có");
  CHECK(article("\"title\": \"Cá \\ud83d ngựa\"").title == "Cá \xEF\xBF\xBD ngựa");
  for (const char* broken : {R"({"id": "1", x})", R"({"id": "1" NaN})", R"({"id": "1",,})", R"({"id": nonsense})"})
    CHECK(read_bytes("a.jsonl", broken).failed_with("broken JSON"));
}

TEST_CASE("objects in the notation of Python and JavaScript, and marks of order", "[archive][json]") {
  const Reading python = line(R"({'id': '1', 'title': "Cá 'ngựa'", 'body': 'Nói "gì', 'x': None})");
  CHECK(python.articles[0].article.title == "Cá 'ngựa'");
  CHECK(python.articles[0].article.body == "Nói \"gì");
  CHECK(python.passed("notation of JavaScript or Python") == 1);
  CHECK(line("{id:\"1\",title:'Cá',}").articles[0].article.title == "Cá");
  CHECK(read_bytes("a.jsonl", "{'id': '1', 'title': f(x)}").failed_with("broken JSON"));
  const std::string mark = "\xef\xbb\xbf";
  CHECK(read_bytes("a.jsonl", mark + "{\"id\":\"1\"}\n" + mark + "{\"id\":\"2\"}").ids() == Ids{"1", "2"});
  CHECK(line("{\"" + mark + "id\": \"1\", \"title\": \"Cá\"}").ids() == Ids{"1"});
}

TEST_CASE("an address is the key where there is no id", "[archive][json]") {
  CHECK(line(R"({"url": "https://a.example/1"})").ids() == Ids{"https://a.example/1"});
  CHECK(line(R"({"link": "https://a.example/2", "guid": {"rendered": "https://a.example/?p=2"}})").ids() ==
        Ids{"https://a.example/?p=2"});
  CHECK(line(R"({"mainEntityOfPage": {"@type": "WebPage", "@id": "https://a.example/3"}})").ids() ==
        Ids{"https://a.example/3"});
  CHECK(line(R"({"id": [], "url": "https://a.example/4"})").ids() == Ids{"https://a.example/4"});
}

TEST_CASE("the names people use", "[archive][json]") {
  const Article schema = article(
      R"("headline": "Tên", "description": "Dẫn", "articleBody": "Thân", "datePublished": "2024-08-15T08:00:00+07:00",)"
      R"("author": [{"@type": "Person", "name": "A"}, {"name": "B"}], "publisher": {"name": "Báo"})");
  CHECK(schema.title == "Tên");
  CHECK(schema.lead == "Dẫn");
  CHECK(schema.body == "Thân");
  CHECK(schema.date == "2024-08-15");
  CHECK(schema.source == "Báo");
  CHECK(schema.extra == R"({"author":"A, B"})");
  const Article press = article(
      R"("title": {"rendered": "Tên"}, "excerpt": {"rendered": "<p>Dẫn</p>\n"}, "content": {"rendered": "<p>Thân</p>"},)"
      R"("date": "2024-08-15T10:00:00", "link": "https://a.example/x", "author": 7)");
  CHECK(press.title == "Tên");
  CHECK(press.lead == "Dẫn");
  CHECK(press.body == "Thân");
  CHECK(press.url == "https://a.example/x");
  CHECK(press.extra == R"({"author":"7"})");
  const Article scraped = article(
      R"("title": "Tên", "text": "Thân", "authors": ["A"], "publish_date": "2024-08-15", "source": "https://a.example/y",)"
      R"("hostname": "a.example", "summary": "")");
  CHECK(scraped.date == "2024-08-15");
  CHECK(scraped.url == "https://a.example/y");
  CHECK(scraped.lead.empty());
  CHECK(article(R"("maintext": "Thân", "date_publish": "2024-08-15 01:02:03")").body == "Thân");
  CHECK(article(R"("body": " ", "text": "Thân")").body == "Thân");
}

TEST_CASE("names in other letter case, and further names", "[archive][json]") {
  const Article capital =
      article(R"("Title": "Tên", "BODY": "Thân", "Date": "2024-08-15", "URL": "https://a.example/x")");
  CHECK(capital.title == "Tên");
  CHECK(capital.body == "Thân");
  CHECK(capital.date == "2024-08-15");
  CHECK(capital.url == "https://a.example/x");
  CHECK(capital.extra.empty());
  // Names as usual come first, also those of lower rank.
  CHECK(article(R"("Title": "Mục", "headline": "Tên")").title == "Tên");
  CHECK(article(R"("Title": "Mục", "title": "Tên")").title == "Tên");
  for (const char* name : {"article_text", "main_text", "plain_text", "bodyText", "paragraphs"})
    CHECK(article("\"article_title\": \"Tên\", \"" + std::string(name) + "\": [\"Một\", \"Hai\"]").body == "Một\nHai");
  for (const char* name : {"document", "contents", "passage", "raw_content", "selftext", "news_text"})
    CHECK(article("\"dc:title\": \"Tên\", \"" + std::string(name) + "\": \"Thân\"").body == "Thân");
  CHECK(article(R"("article_title": "Tên")").title == "Tên");
  for (const char* name : {"article_date", "datetime", "publish_time", "created_time", "date_gmt", "webPublicationDate",
                           "publish", "pub_time", "post_time", "createdDate", "dc:date", "posted"})
    CHECK(article("\"" + std::string(name) + "\": \"2024-08-15T08:00:00\"").date == "2024-08-15");
  CHECK(article(R"("date_gmt": "2024-08-14T18:15:00")").date == "2024-08-15");
  CHECK(article(R"("date_gmt": "2024-08-14T18:15:00", "date": "2024-08-15T01:15:00")").date == "2024-08-15");
  for (const char* name : {"modified_gmt", "updated_time", "crawl_date"})
    CHECK(article("\"" + std::string(name) + "\": \"2024-08-15T08:00:00\"").date.empty());
}

TEST_CASE("HTML in a member that was escaped, or left in a mark of XML", "[archive][json]") {
  CHECK(article(R"("body": "&lt;p&gt;Một&lt;/p&gt;&lt;p&gt;Hai &amp;amp; ba&lt;/p&gt;")").body == "Một\nHai & ba");
  CHECK(article(R"("title": "A &amp;amp; B &amp;quot;nói&amp;quot;")").title == "A & B \"nói\"");
  CHECK(article(R"("body": "<p>S&amp;aacute;ch</p><p>mới</p>")").body == "Sách\nmới");
  CHECK(article(R"("body": "<![CDATA[<p>Một</p><p>Hai</p>]]>")").body == "Một\nHai");
  CHECK(article(R"("body": " <![CDATA[Nội dung thường]]>\n", "title": "<![CDATA[Tên]]>")").body == "Nội dung thường");
  // A text that mentions tags is no HTML.
  CHECK(article(R"("body": "Thẻ &lt;br&gt; xuống dòng")").body == "Thẻ <br> xuống dòng");
  CHECK(article(R"("body": "Viết &lt;p&gt;chữ&lt;/p&gt; là một đoạn")").body == "Viết <p>chữ</p> là một đoạn");
  CHECK(article(R"("body": "<p>Thẻ &lt;b&gt;chữ&lt;/b&gt;</p><p>là đậm</p>")").body == "Thẻ <b>chữ</b>\nlà đậm");
}

TEST_CASE("HTML in a member is read as HTML", "[archive][json]") {
  CHECK(article(R"("title": "Một &amp; <i>hai</i>")").title == "Một & hai");
  CHECK(article(R"("body": "<p>Con <strong>sao</strong> biển</p><script>var q=1;</script><p>Hết.</p>")").body ==
        "Con sao biển\nHết.");
  CHECK(article(R"("body": "\u003cp\u003eMột\u003c/p\u003e")").body == "Một");
  CHECK(article(R"("body": "Dòng một\nDòng <b>hai</b>")").body == "Dòng một\nDòng hai");
  CHECK(article(R"("body": "a&nbsp;b")").body.find("&nbsp;") == std::string::npos);
  // Lines without markup stay as they are; a tag and a comment may end on a later line.
  CHECK(article(R"("body": "Một  hai\nba &amp; <b>bốn\nnăm</b>\n 5 sáu")").body == "Một  hai\nba & bốn\nnăm\n 5 sáu");
  CHECK(article(R"("body": "Một\n<a\nhref='x'>hai</a>\nba")").body == "Một\nhai\nba");
  CHECK(article(R"("body": "Một\n<!-- hai\nba -->bốn\nnăm")").body == "Một\nbốn\nnăm");
  for (const char* text : {"cho a<b và c>d", "a<i hay i>b", "3 < 4 và 5 > 2", "AT&T", "<không phải thẻ>", "a <- b"})
    CHECK(article(std::string(R"("body": ")") + text + "\"").body == text);
}

TEST_CASE("paths that are told", "[archive][json]") {
  const std::string json =
      R"({"id": "m", "tieu_de": "Tên", "article": {"text": "Thân", "ngay": "2024-08-15", "x": 1}, "body": "khác", "a.b": "Dẫn"})";
  const Article mapped = line(json, "title=tieu_de, body=article.text,date=article.ngay,lead=a.b").articles[0].article;
  CHECK(mapped.title == "Tên");
  CHECK(mapped.body == "Thân");
  CHECK(mapped.date == "2024-08-15");
  CHECK(mapped.lead == "Dẫn");
  CHECK(mapped.extra == R"({"article":{"x":1},"body":"khác"})");
  CHECK(line(R"({"p": {"k": 5}, "parts": [{"t": "Một"}, {"t": "Hai"}]})", "id=p.k,body=parts.1.t,title=parts.t")
            .articles[0]
            .article.body == "Hai");
  CHECK(line(R"({"id": "1", "title": "Có"})", "title=absent").articles[0].article.title == "Có");
  for (const char* wrong : {"title", "title=", "tittle=x", "=x"}) CHECK_THROWS_AS(parse_member_map(wrong), Error);
}

TEST_CASE("a stream is lines, several a line, objects over lines, or an array", "[archive][json]") {
  const Ids both = {"1", "2"};
  CHECK(stream("{\"id\":\"1\"}\n{\"id\":\"2\"}\n").ids() == both);
  CHECK(stream("\xef\xbb\xbf{\"id\":\"1\"}\n{\"id\":\"2\"}").ids() == both);
  CHECK(stream("[{\"id\":\"1\"},{\"id\":\"2\"}]").ids() == both);
  CHECK(stream("\xef\xbb\xbf[\n{\"id\":\"1\"},\n{\"id\":\"2\"}\n]\n").ids() == both);
  CHECK(stream("{\n \"id\": \"1\"\n}\n{\n \"id\": \"2\"\n}\n").ids() == both);
  CHECK(stream("{\"id\":\"1\"} {\"id\":\"2\"}").ids() == both);
  CHECK(stream("{\"id\":\"1\"}{\"id\":\"2\"}\n").ids() == both);
  CHECK(stream("{\"id\":\"1\"}\n{\"id\":\"2\"},{\"id\":\"3\"}\n").ids() == Ids{"1", "2", "3"});
  CHECK(stream("{\"id\":\"1\"}\n{\n\"id\":\"2\"}\n").ids() == both);
  CHECK(stream("").failures.empty());
}
