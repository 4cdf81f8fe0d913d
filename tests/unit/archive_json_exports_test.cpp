// JSON as databases and search engines export it: Elasticsearch, MongoDB, Solr, Kafka, data sets, lists of blocks.
#include <catch2/catch.hpp>

#include "archive_support.h"

using namespace tra;
using namespace tra::test;
using Ids = std::vector<std::string>;

TEST_CASE("a bulk request to Elasticsearch", "[archive][json]") {
  const std::string bulk = R"({"index": {"_index": "tin", "_id": "a"}})"
                           "\n"
                           R"({"title": "Cấy lúa", "content": "Chữ một.", "url": "https://x.example/1"})"
                           "\n"
                           R"({"delete": {"_index": "tin", "_id": "z"}})"
                           "\n"
                           R"({"update": {"_index": "tin", "_id": 7, "routing": "r"}})"
                           "\n"
                           R"({"doc": {"title": "Gặt lúa", "content": "Chữ hai."}})"
                           "\n"
                           R"({"create": {}})"
                           "\n"
                           R"({"id": "c", "title": "Phơi lúa", "content": "Chữ ba."})"
                           "\n";
  for (const char* name : {"a.ndjson", "a.json"}) {
    const Reading reading = read_bytes(name, bulk);
    CHECK(reading.failures.empty());
    CHECK(reading.ids() == Ids{"a", "7", "c"});
    REQUIRE(reading.articles.size() == 3);
    CHECK(reading.articles[1].article.title == "Gặt lúa");
  }
  CHECK(read_bytes("a.jsonl", R"({"index": {"title": "Không là lệnh", "id": "x", "body": "Chữ."}})").ids() == Ids{"x"});
}

TEST_CASE("extended JSON of MongoDB, and what its shell prints", "[archive][json]") {
  const Reading extended = read_bytes("a.jsonl", R"({"_id": {"$numberInt": "7"}, "title": "Một", "content": "Chữ."}
{"_id": {"$uuid": "u-1"}, "title": "Hai", "content": "Chữ.", "date": {"$date": {"$numberLong": "1723680000000"}}})");
  CHECK(extended.ids() == Ids{"7", "u-1"});
  CHECK(extended.articles.at(1).article.date == "2024-08-15");

  const Reading shell = read_bytes("a.json", R"(/* 1 createdAt: 15/08/2024 */
{
    "_id" : ObjectId("66bd"),
    "title" : "Một",
    "content" : "Bài của ObjectId(\"x\") và 1/2.",
    "date" : ISODate("2024-08-14T18:00:00.000Z"),
    "views" : NumberLong(12)
}

/* 2 */
// ghi chú
{ "_id" : NumberInt(5), "title" : "Hai", "content" : "Chữ." }
)");
  CHECK(shell.failures.empty());
  CHECK(shell.ids() == Ids{"66bd", "5"});
  CHECK(shell.articles.at(0).article.date == "2024-08-15");
  CHECK(shell.articles.at(0).article.body == "Bài của ObjectId(\"x\") và 1/2.");
  CHECK(read_bytes("a.json", R"({"id": "1", "title": "Một", "x": Object("a")})").failed_with("broken JSON"));
  CHECK(read_bytes("a.json", "/* không đóng").articles.empty());
}

TEST_CASE("an article inside a message, a change of a table or a row of a data set", "[archive][json]") {
  const std::string one = R"({"id": "a", "title": "Một", "content": "Chữ một."})";
  for (const std::string& json :
       {R"({"topic": "tin", "offset": 1, "timestamp": 1723680000000, "value": )" + one + "}",
        R"({"schema": {"type": "struct"}, "payload": {"before": null, "after": )" + one + R"(, "op": "c"}})",
        R"({"rows": [{"row_idx": 0, "row": )" + one + R"(, "truncated_cells": []}], "num_rows_total": 1})"}) {
    INFO(json);
    const Reading reading = read_bytes("a.jsonl", json);
    CHECK(reading.ids() == Ids{"a"});
    CHECK(reading.articles.at(0).article.body == "Chữ một.");
  }
}

TEST_CASE("names with the types of Solr", "[archive][json]") {
  const Reading reading = read_bytes("a.json", R"({"id": "1", "title_s": "Một", "content_txt_vi": ["Chữ."],
      "published_dt": "2024-08-14T18:00:00Z", "url_s": "https://x.example/1", "weight_s": "2"})");
  CHECK(reading.failures.empty());
  REQUIRE(reading.articles.size() == 1);
  const Article& article = reading.articles[0].article;
  CHECK(article.title == "Một");
  CHECK(article.body == "Chữ.");
  CHECK(article.date == "2024-08-15");
  CHECK(article.url == "https://x.example/1");
  const Reading line = read_bytes("b.jsonl", R"({"id": "1", "title_s": "Khác", "title": "Một", "content_t": "Chữ."})");
  CHECK(line.articles.at(0).article.title == "Một");
  CHECK(line.articles.at(0).article.body == "Chữ.");
}

TEST_CASE("days as objects, and as numbers with an exponent", "[archive][json]") {
  for (const char* day : {R"({"year": 2024, "month": 8, "day": 15})", R"("1.7236800E9")", R"("1723680000.5")"}) {
    INFO(day);
    CHECK(read_bytes("a.jsonl", R"({"id": "1", "title": "Một", "date": )" + std::string(day) + "}")
              .articles.at(0)
              .article.date == "2024-08-15");
  }
}

TEST_CASE("blocks of text have no addresses of images, but the points of their lists", "[archive][json]") {
  const Article article =
      read_bytes("a.jsonl", R"({"id": "1", "title": "Một", "url": {"href": "https://x.example/1"}, "content": [)"
                            R"({"type": "paragraph", "data": {"text": "Đoạn đầu."}}, )"
                            R"({"type": "image", "data": {"url": "https://x.example/i.jpg"}}, )"
                            R"({"type": "image", "data": {"url": "https://x.example/j.jpg", "caption": "Ảnh lúa"}}, )"
                            R"({"type": "list", "data": {"items": ["Một là cấy", "Hai là gặt"]}}]})")
          .articles.at(0)
          .article;
  CHECK(article.body == "Đoạn đầu.\nẢnh lúa\nMột là cấy\nHai là gặt");
  CHECK(article.url == "https://x.example/1");
}
