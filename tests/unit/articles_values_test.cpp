// Values of facets in a query stand for what the same values stand for in filters.
#include <catch2/catch.hpp>

#include "articles_support.h"
#include "tra/article_search.h"
#include "tra/error.h"

using namespace tra;

namespace {

Article article(const std::string& id, const std::string& person, const std::string& tag, const std::string& country) {
  Article article;
  article.id = id;
  article.title = "Bài " + id;
  article.partner_country = {country};
  article.tags = {tag};
  article.principals = {{person, "", "", ""}};
  return article;
}

std::shared_ptr<const Snapshot> snapshot() {
  return test::snapshot_of({article("1", "Donald Trump", "quan-trọng", "US"),
                            article("2", "Melania Trump", "đọc-sau", "GB"), article("3", "Trump", "quan-trọng", "KR"),
                            article("4", "Kim Jong-un", "đọc-sau", "KP")});
}

std::uint64_t found(const ArticleRequest& request) { return ArticleSearcher(snapshot()).search(request).total; }

}  // namespace

TEST_CASE("A value in a query stands for what it stands for in a filter", "[articles]") {
  struct Case {
    const char *facet, *value;
    std::uint64_t total;
  };
  for (const auto& [facet, value, total] : std::initializer_list<Case>{{"person", "Trump", 3},
                                                                       {"person", "trump", 3},
                                                                       {"person", "donald trump", 1},
                                                                       {"person", "Kim Jong Un", 1},
                                                                       {"tag", "quan-trong", 2},
                                                                       {"tag", "quan-trọng", 2},
                                                                       {"tag", "ĐỌC-SAU", 2},
                                                                       {"country", "Hoa Kỳ", 1},
                                                                       {"country", "Hoa Kì", 1},
                                                                       {"country", "Mĩ", 1},
                                                                       {"country", "Bắc Hàn", 1},
                                                                       {"country", "anh quoc", 1},
                                                                       {"country", "ROK", 1}}) {
    INFO(facet << ": " << value);
    ArticleRequest filtered;
    filtered.filters = {{facet, {value}}};
    CHECK(found(filtered) == total);
    ArticleRequest asked;
    asked.text = std::string(facet) + ":\"" + value + "\"";
    CHECK(found(asked) == total);
    asked.text += " bài";
    CHECK(found(asked) == total);
    asked.text = "-" + std::string(facet) + ":\"" + value + "\"";
    CHECK(found(asked) == 4 - total);
  }
}

TEST_CASE("i stands for y only where both are written for one sound", "[articles]") {
  ArticleRequest request;
  for (const char* value : {"Tây Ban Nha", "Hi Lạp", "Hoa Kì"}) {
    INFO(value);
    request.filters = {{"country", {value}}};
    CHECK_NOTHROW(found(request));
  }
  request.filters = {{"country", {"Tai Ban Nha"}}};
  CHECK_THROWS_AS(found(request), Error);
}

TEST_CASE("A filter needs a value", "[articles]") {
  for (const char* facet : {"person", "country", "tag"})
    for (const char* nothing : {"", ",", " , "}) {
      ArticleRequest request;
      request.filters = {{facet, {nothing}}};
      CHECK_THROWS_AS(found(request), Error);
    }
}

TEST_CASE("A name that no field has is said to be a word, and quotes are put around a value of several words",
          "[articles]") {
  const ArticleSearcher searcher(snapshot());
  const auto asked = [&](const std::string& text) {
    ArticleRequest request;
    request.text = text;
    return searcher.search(request);
  };
  ArticleResult result = asked("contry:LA foo:bar bài: Trump https://example.org 19:30 foo:baz");
  CHECK(result.as_words == std::vector<std::string>{"contry", "foo"});
  REQUIRE(result.unknown_names.size() == 2);
  CHECK(result.unknown_names[0].near == std::vector<std::string>{"country"});
  CHECK(asked("bài: 1 (a:)").as_words.empty());

  result = asked("country:Triều Tiênn bài");
  CHECK(result.corrections.empty());
  result = asked("bài country:Vương quốc Anh");
  REQUIRE(result.corrections.size() == 1);
  CHECK(result.corrections[0].text == "bài country:\"Vương quốc Anh\"");
  CHECK(result.corrections[0].hits == 1);
  CHECK(asked("bài country:\"Vương quốc Anh\"").corrections.empty());
}

TEST_CASE("The nearest values are told of the first of many values that no article has", "[articles]") {
  constexpr std::size_t kMany = UnknownValue::most_near + 10;
  ArticleRequest request;
  for (std::size_t i = 0; i < kMany; ++i) request.text += "country:Libyb" + std::string(1 + i % 2, 'b') + " ";
  const ArticleResult result = ArticleSearcher(snapshot()).search(request);
  REQUIRE(result.unknown_values.size() == kMany);
  for (std::size_t i = 0; i < kMany; ++i)
    CHECK(result.unknown_values[i].near.empty() == (i >= UnknownValue::most_near));
}

TEST_CASE("Fields, facets and periods have Vietnamese names", "[articles]") {
  const ArticleSearcher searcher(snapshot());
  for (const char* text : {"nước:Mỹ", "NUOC:my", "country:Mỹ", "người:\"Donald Trump\"", "tiêu_đề:1"}) {
    INFO(text);
    ArticleRequest request;
    request.text = text;
    CHECK(searcher.search(request).total == 1);
  }
  for (const auto& [english, vietnamese] :
       std::initializer_list<std::pair<const char*, const char*>>{{"tag", "nhãn"},
                                                                  {"country", "Nước"},
                                                                  {"person", "nguoi"},
                                                                  {"year", "năm"},
                                                                  {"day", "ngày"},
                                                                  {"ordinal", "lần thứ"}}) {
    INFO(vietnamese);
    const ArticleTable one = searcher.tabulate({}, {english}), other = searcher.tabulate({}, {vietnamese});
    CHECK(one.axes[0].name == other.axes[0].name);
    CHECK(one.axes[0].sums == other.axes[0].sums);
  }
  CHECK(searcher.values("nhãn").counts.size() == 2);
  ArticleRequest filtered;
  filtered.filters = {{"nước", {"Mỹ"}}};
  filtered.facets = {{"nhãn"}};
  CHECK(searcher.search(filtered).facets[0].field == "tag");
  filtered.filters = {{"nướcc", {"Mỹ"}}};
  CHECK_THROWS_AS(searcher.search(filtered), Error);
}

TEST_CASE("A name may be asked for with its office", "[articles]") {
  const ArticleSearcher searcher(
      test::snapshot_of({article("1", "Vladimir Putin", "a", "RU"), article("2", "Tô Lâm", "a", "LA"),
                         article("3", "Lê Minh Hoan", "a", "LA"), article("4", "Lê Anh Tuấn", "a", "LA"),
                         article("5", "Trần Tuấn", "a", "LA"), article("6", "Nguyễn Thị Nga", "a", "VN")}));
  const auto found = [&](const char* person) {
    ArticleRequest request;
    request.filters = {{"person", {person}}};
    std::string ids;
    for (const ArticleHit& hit : searcher.search(request).hits) ids += hit.article.id;
    return ids;
  };
  for (const char* person : {"Tổng thống Putin", "tong thong Nga Vladimir Putin", "Tổng thống Liên bang Nga Putin",
                             "ông Putin", "NGÀI PUTIN"})
    CHECK(found(person) == "1");
  for (const char* person : {"Tổng Bí thư, Chủ tịch nước Tô Lâm", "đồng chí Tô Lâm", "Tổng Bí thư Tô Lâm"})
    CHECK(found(person) == "2");
  CHECK(found("Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn Lê Minh Hoan") == "3");
  CHECK(found("Thứ trưởng Anh Tuấn") == "4");
  for (const char* person : {"bà Nga", "Thứ trưởng Nguyễn Thị Nga"}) CHECK(found(person) == "6");
  for (const char* person : {"Tổng thống", "Tổng thống Obama", "Nguyễn Văn Tuấn", "Nga Putin", "Tổng thống Nga"}) {
    INFO(person);
    CHECK_THROWS_AS(found(person), Error);
  }
}
