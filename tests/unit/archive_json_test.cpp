// JSON and JSON Lines: members under all their names, types of values, and errors.
#include <catch2/catch.hpp>
#include <sstream>
#include <stdexcept>

#include "archive_support.h"

using namespace tra;
using namespace tra::test;
using Ids = std::vector<std::string>;

namespace {

Article only(const std::string& line) {
  const Reading reading = read_bytes("a.jsonl", line);
  for (const ReadFailure& failure : reading.failures) UNSCOPED_INFO(failure.reason);
  REQUIRE(reading.articles.size() == 1);
  return reading.articles[0].article;
}

std::string reason(const std::string& line) {
  const Reading reading = read_bytes("a.jsonl", line);
  CHECK(reading.articles.empty());
  REQUIRE(reading.failures.size() == 1);
  CHECK(reading.failures[0].line == 1);
  return reading.failures[0].reason;
}

}  // namespace

TEST_CASE("every member of a JSON line arrives", "[archive]") {
  const Article article = only(
      R"({"id": "x1", "title": " Tiêu đề ", "lead": "Sa pô", "body": "Một\nHai",)"
      R"("captions": ["Ảnh 1", "Ảnh 2"], "tail": "Đọc nhiều", "date": "2024-12-16T08:00:00+07:00", "url": "https://a/b",)"
      R"("source": "Báo", "partner_country": "LA", "countries_mentioned": ["LA", "MM"], "meeting_type": ["talks"],)"
      R"("meeting_level": "minister", "meeting_ordinal": 11, "meeting_date": "12-16", "meeting_mode": "online"})");
  CHECK(article.id == "x1");
  CHECK(article.title == "Tiêu đề");
  CHECK(article.lead == "Sa pô");
  CHECK(article.body == "Một\nHai");
  CHECK(article.captions == "Ảnh 1\nẢnh 2");
  CHECK(article.tail == "Đọc nhiều");
  CHECK(article.date == "2024-12-16");
  CHECK(article.url == "https://a/b");
  CHECK(article.source == "Báo");
  CHECK(article.partner_country == Ids{"LA"});
  CHECK(article.countries_mentioned == Ids{"LA", "MM"});
  CHECK(article.meeting_type == Ids{"talks"});
  CHECK(article.meeting_level == "minister");
  CHECK(article.meeting_ordinal == 11);
  CHECK(article.meeting_date == "12-16");
  CHECK(article.meeting_mode == "online");
  CHECK(article.extra.empty());
}

TEST_CASE("other names of lead and body, by rank", "[archive]") {
  for (const char* name : {"abstract", "sapo", "description", "summary"})
    CHECK(only(std::string(R"({"id": "1", ")") + name + R"(": "x"})").lead == "x");
  for (const char* name : {"text", "content"})
    CHECK(only(std::string(R"({"id": "1", ")") + name + R"(": "x"})").body == "x");
  const Article both =
      only(R"({"summary": "b", "id": "1", "abstract": "a", "content": "c", "body": null, "text": "t"})");
  CHECK(both.lead == "a");
  CHECK(both.body == "t");
  CHECK(both.extra == R"({"summary":"b","content":"c"})");
}

TEST_CASE("members nobody knows are kept", "[archive]") {
  const Article article = only(R"({"id": 7, "views": 12, "tác \"giả\"\n": {"tên": ["A", null, 1.5, true]}})");
  CHECK(article.id == "7");
  CHECK(article.extra == R"({"views":12,"tác \"giả\"\u000a":{"tên":["A",null,1.5,true]}})");
}

TEST_CASE("a date nobody understands is kept as written", "[archive]") {
  CHECK(only(R"({"id": "1", "date": "16/12/2024"})").date == "2024-12-16");
  CHECK(only(R"({"id": "1", "date": "Thứ Hai, 9.1.2023 10:30"})").date == "2023-01-09");
  const Article article = only(R"({"id": "1", "date": "2023-02-30"})");
  CHECK(article.date.empty());
  CHECK(article.extra == R"({"date":"2023-02-30"})");
}

TEST_CASE("missing ids are reported with their reason", "[archive]") {
  CHECK(reason(R"({"title": "x"})") == "no \"id\"");
  CHECK(reason(R"({"id": ""})") == "no \"id\"");
  CHECK(reason(R"({"id": null})") == "no \"id\"");
  CHECK(reason(R"({"id": ["x", "y"]})") == "\"id\" is not a string");
  CHECK(reason(R"({"id": true})") == "\"id\" is not a string");
  CHECK(reason("12") == "not a JSON object");
  CHECK(reason("\"x\"") == "not a JSON object");
}

TEST_CASE("broken JSON is reported with its reason", "[archive]") {
  CHECK(reason(R"({"id": "1", "title": "x)") == "broken JSON: a string is not closed");
  CHECK(reason(R"({"id": "1",,})").find("broken JSON") == 0);
  CHECK(reason(std::string("{\"id\": \"1\", \"title\": \"a\0b\"}", 26)) ==
        "broken JSON: a control character inside a string");
  CHECK(reason("{\"id\": \"1\", \"x\": " + std::string(5000, '[') + std::string(5000, ']') + "}") ==
        "JSON nested too deeply");
}

TEST_CASE("bad lines are reported by number and the others read", "[archive]") {
  const Reading reading =
      read_bytes("a.jsonl",
                 "\xef\xbb\xbf{\"id\": \"1\"}\r\n\n{bad\n   \n{\"id\": \"2\"}\n{\"id\": [3, 4], \"title\": []}\n"
                 "{\"id\": \"4\"}");
  CHECK(reading.ids() == Ids{"1", "2", "4"});
  REQUIRE(reading.failures.size() == 2);
  CHECK(reading.failures[0].line == 3);
  CHECK(reading.failures[1].line == 6);
  CHECK(reading.articles[2].line == 7);
  CHECK(reading.articles[2].reader == Reader::jsonl);
}

TEST_CASE("long lines are read up to the limit and skipped beyond", "[archive]") {
  const auto line = [](const std::string& id, std::size_t size) {
    const std::string start = R"({"id": ")" + id + R"(", "body": ")";
    return start + std::string(size - start.size() - 2, 'a') + "\"}\n";
  };
  const std::string text = line("a", 100) + line("b", 5 << 20) + line("c", 100) + line("d", 9 << 20) + line("e", 100) +
                           line("f", (8 << 20)) + line("g", (8 << 20) + 1);
  ReadOptions options;
  options.max_article_bytes = 8 << 20;
  const Reading reading = read_bytes("a.jsonl", text, options);
  CHECK(reading.ids() == Ids{"a", "b", "c", "e", "f"});
  REQUIRE(reading.failures.size() == 2);
  CHECK(reading.failures[0].line == 4);
  CHECK(reading.failures[0].reason == "a line longer than the limit of 8 MiB");
  CHECK(reading.failures[1].line == 7);

  const std::string last = line("h", 20 << 20);
  const Reading unended = read_bytes("a.jsonl", line("a", 100) + last.substr(0, last.size() - 1), options);
  CHECK(unended.ids() == Ids{"a"});
  REQUIRE(unended.failures.size() == 1);
  CHECK(unended.failures[0].line == 2);
}

TEST_CASE("one line of fifty megabytes is an article", "[archive]") {
  const std::string text = R"({"id": "big", "body": ")" + std::string(50 << 20, 'b') + "\"}\n{\"id\": \"small\"}\n";
  const Reading reading = read_bytes("a.jsonl", text);
  CHECK(reading.ids() == Ids{"big", "small"});
  CHECK(reading.articles.at(0).article.body.size() == 50 << 20);
}

TEST_CASE("the hash of a line depends on its bytes alone", "[archive]") {
  const Reading reading = read_bytes("a.jsonl", "{\"id\": \"1\"}\n{\"id\": \"2\"}\n{\"id\": \"1\"}\n");
  REQUIRE(reading.articles.size() == 3);
  CHECK(reading.articles[0].content_hash == reading.articles[2].content_hash);
  CHECK(reading.articles[0].content_hash != reading.articles[1].content_hash);
}

TEST_CASE("JSON documents: an object, an array, objects one after another", "[archive]") {
  CHECK(read_bytes("a.json", "{\n \"title\": \"x\"\n}\n").ids() == Ids{"a.json"});
  CHECK(read_bytes("a.json", "{\n \"id\": \"k\"\n}").ids() == Ids{"k"});
  CHECK(read_bytes("a.json", "\xef\xbb\xbf[]").failures.empty());
  CHECK(read_bytes("a.json", "{\"id\": \"1\"}\n{\"id\": \"2\"}\n").ids() == Ids{"1", "2"});
  CHECK(read_bytes("a.jsonl", "[{\"id\": \"1\"}]").ids() == Ids{"1"});
  CHECK(read_bytes("no-ending", "[{\"id\": \"1\"}]").ids() == Ids{"1"});

  const Reading array = read_bytes("a.json", R"([
    {"id": "1", "body": "a ] } \" \\"},
    {"id": "2", "x": [[{}]]}, 17, "{",
    {"title": "no id"},
    {"id": "3" "broken"},
    null, {"id": "4"}
  ])");
  CHECK(array.ids() == Ids{"1", "2", "4"});
  CHECK(array.articles[1].line == 3);
  CHECK(array.articles[1].reader == Reader::json);
  REQUIRE(array.failures.size() == 5);
  CHECK(array.failures[0].line == 3);
  CHECK(array.failures[0].reason == "not a JSON object");
  CHECK(array.failures[2].line == 4);
  CHECK(array.failures[2].reason == "no \"id\"");
  CHECK(array.failures[3].line == 5);
  CHECK(array.failures[4].line == 6);
}

TEST_CASE("broken JSON documents give what comes before", "[archive]") {
  CHECK(read_bytes("a.json", R"([{"id": "1"}, {"id": )").ids() == Ids{"1"});
  CHECK(read_bytes("a.json", R"([{"id": "1"}, {"id": )").failed_with("ends inside a value"));
  CHECK(read_bytes("a.json", R"([{"id": "1"})").failed_with("the array is not closed"));
  CHECK(read_bytes("a.json", R"({"id": "1"}})").failed_with("a bracket that closes nothing"));
  CHECK(read_bytes("a.json", "{\"id\": \"1\"}}, x\n{\"id\": \"2\"}\n").ids() == Ids{"1", "2"});
  ReadOptions options;
  options.max_article_bytes = 1000;
  const Reading reading =
      read_bytes("a.json", R"([{"id": "1", "body": ")" + std::string(3 << 20, 'x') + R"("}, {"id": "2"}])", options);
  CHECK(reading.ids() == Ids{"2"});
  CHECK(reading.failed_with("longer than the limit of 1000 bytes"));
}

TEST_CASE("a value that was cut loses no object on later lines", "[archive]") {
  const std::string first = "{\"id\": \"1\"}\n", last = "{\"id\": \"3\", \"body\": \"x\"}\n";
  for (const char* cut : {"{\"id\": \"2\", \"title\": \"cu", "{\"id\": \"2\", \"title\": \"cu\\",
                          "{\"id\": \"2\", oops", "{\"id\": \"2\",", "{\"id\": \"2\"", "{\"id\"", "{",
                          "{\"id\": \"2\", \"tags\": [\"a\"", "{\n \"id\": \"2\",\n \"body\": \"x\ny"}) {
    INFO(cut);
    const Reading reading = read_bytes("a.json", first + cut + "\n" + last + last);
    CHECK(reading.ids() == Ids{"1", "3", "3"});
    REQUIRE(reading.failures.size() == 1);
    CHECK(reading.failures[0].line == 2);
  }
  CHECK(read_bytes("a.json", "[" + first + ",\n{\"id\": \"2\", \"title\": \"cu\n" + last + "]").ids() == Ids{"1", "3"});
  // Objects inside others may begin a line too.
  for (const char* whole :
       {"{\"id\": \"2\", \"x\": [\n{\"a\": 1},\n{\"a\": 2}\n]}", "{\"id\": \"2\",\n\"x\":\n{\"a\": 1}\n}",
        "{\"id\": \"2\", \"x\": [\n[\n{}],\n{}]\n,\n\"y\": {}}"}) {
    INFO(whole);
    CHECK(read_bytes("a.json", first + whole + "\n" + last).ids() == Ids{"1", "2", "3"});
  }
}

TEST_CASE("an exception of the sink ends the reading and passes through", "[archive]") {
  std::istringstream in("{\"id\": \"1\"}\n{\"id\": \"2\"}\n");
  std::vector<ReadFailure> failures;
  int seen = 0;
  const auto sink = [&](ParsedArticle&&) {
    ++seen;
    throw std::logic_error("enough");
  };
  CHECK_THROWS_AS(read_stream(in, "-", {}, sink, failures), std::logic_error);
  CHECK(seen == 1);
}

TEST_CASE("of many bad lines, a thousand are listed and the others counted", "[archive]") {
  std::string lines;
  for (int i = 0; i < 2500; ++i) lines += "no JSON\n";
  const Reading reading = read_bytes("a.jsonl", lines + "{\"id\": \"x\", \"title\": \"Bài\", \"body\": \"Chữ\"}\n");
  CHECK(reading.articles.size() == 1);
  REQUIRE(reading.failures.size() == 1001);
  CHECK(reading.failures[999].line == 1000);
  CHECK(reading.failures[999].count == 1);
  CHECK(reading.failures[1000].line == 1001);
  CHECK(reading.failures[1000].count == 1500);
  CHECK(reading.failures[1000].reason == "a further one, counted without its place and reason");
}
