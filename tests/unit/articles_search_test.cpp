// Search requests in the form people give them, and the report on how each was answered.
#include <catch2/catch.hpp>

#include "articles_support.h"
#include "tra/article_search.h"
#include "tra/error.h"

using namespace tra;

namespace {

Article article(const std::string& id, const std::string& title, const std::string& country) {
  Article article;
  article.id = id;
  article.title = title;
  article.body = title + ". Hai bên trao đổi về hợp tác song phương, nhất trí thúc đẩy quan hệ.";
  article.partner_country = {country};
  article.date = "2021-08-31";
  article.source = "example.org";
  return article;
}

std::shared_ptr<const Snapshot> snapshot() {
  return test::snapshot_of(
      {article("lao", "Tham khảo chính trị Việt Nam - Lào", "LA"), article("cuba", "Hội đàm với Cuba", "CU")});
}

std::string refusal(const ArticleRequest& request) {
  try {
    ArticleSearcher(snapshot()).search(request);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("Values are taken as they are spoken", "[articles]") {
  const ArticleSearcher searcher(snapshot());
  for (const char* value : {"LA", "Lào", "lao", "LÀO", "Laos"}) {
    ArticleRequest request;
    request.everything = true;
    request.filters = {{"country", {value}}};
    request.facets = {{"country"}};
    const ArticleResult result = searcher.search(request);
    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].article.id == "lao");
    CHECK(result.facets[0].heading == "Nước đối tác");
    CHECK(result.facets[0].counts.size() == 2);  // the facet is counted without its own filter
  }
}

TEST_CASE("What is not known is refused with what is near it", "[articles]") {
  ArticleRequest request;
  request.text = "lào";
  request.filters = {{"contry", {"LA"}}};
  CHECK(refusal(request).find("near it: country") != std::string::npos);
  request.filters = {{"country", {"Campuchi"}}};
  CHECK(refusal(request).find("Campuchia") != std::string::npos);
  request.filters = {{"source", {"exemple.org"}}};
  CHECK(refusal(request).find("example.org") != std::string::npos);
  request.filters = {{"country", {"EU"}}};  // not "Triều", which has the letters
  CHECK(refusal(request).ends_with("no value 'EU' (see tra values country)"));
  request.filters = {{"type", {"qqqq"}}};
  CHECK(refusal(request).find("there are: ") != std::string::npos);
  request.filters = {};
  request.facets = {{"levels"}};
  CHECK(refusal(request).find("near it: level") != std::string::npos);
  request.facets = {};
  request.published.from = "31/31/2021";
  CHECK(refusal(request).find("31/31/2021") != std::string::npos);
}

TEST_CASE("It is said what was done to answer, and what left nothing", "[articles]") {
  const ArticleSearcher searcher(snapshot());
  ArticleRequest request;
  request.text = "tham khảo zzyx";
  ArticleResult result = searcher.search(request);
  CHECK(result.partial);
  REQUIRE(result.empty_parts.size() == 1);
  CHECK(result.empty_parts[0].kind == EmptyPart::Kind::word);
  CHECK(result.empty_parts[0].what == "zzyx");

  request.fall_back = false;
  CHECK(searcher.search(request).total == 0);
  CHECK(searcher.ids(request).empty());

  request.text = "tham khảo";
  request.published.from = "2022";
  result = searcher.search(request);
  CHECK(result.total == 0);
  REQUIRE(result.empty_parts.size() == 1);
  CHECK(result.empty_parts[0].kind == EmptyPart::Kind::filter);
  CHECK(result.empty_parts[0].what == "published: 2022–");

  request = {};
  request.text = "lào cuba";
  request.fall_back = false;
  result = searcher.search(request);
  REQUIRE(result.empty_parts.size() == 1);
  CHECK(result.empty_parts[0].kind == EmptyPart::Kind::together);

  request = {};
  CHECK(searcher.search(request).total == 0);  // an empty text does not mean all articles
  CHECK(searcher.ids(request).empty());
  request.everything = true;
  CHECK(searcher.ids(request).size() == 2);
}

TEST_CASE("A query that finds nothing with its fields or operators is read otherwise", "[articles]") {
  Article headline = article("tin", "Source: example.org nói gì", "LA");
  headline.source = "other.org";
  const ArticleSearcher searcher(
      test::snapshot_of({headline, article("lao", "Tham khảo chính trị Việt Nam - Lào", "LA")}));
  ArticleRequest request;
  request.text = "Source: example.org nói gì";
  ArticleResult result = searcher.search(request);
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].article.id == "tin");
  CHECK(result.as_words == std::vector<std::string>{"Source"});
  CHECK(result.as_headline);
  CHECK_FALSE(result.partial);
  CHECK(searcher.ids(request).empty());  // what is removed must be asked for exactly

  request.text = "source:example.org nói gì";  // no blank: a field
  CHECK(searcher.search(request).total == 0);
  request.text = "source: example.org Lào";
  result = searcher.search(request);
  CHECK(result.total == 1);
  CHECK(result.as_words.empty());
  request.text = "source: example.org zzyx";
  result = searcher.search(request);
  CHECK(result.total == 0);
  CHECK_FALSE(result.as_headline);
  CHECK_FALSE(result.empty_parts.empty());

  request.text = "\"tham khaor\" OR zzyx";
  result = searcher.search(request);
  CHECK(result.total == 1);
  CHECK(result.read_as == "\"tham khảo\" OR zzyx");
}

TEST_CASE("The words that a hit lacks are told once each; of thousands it is said that they are not", "[articles]") {
  const ArticleSearcher searcher(snapshot());
  ArticleRequest request;
  request.text = "lào zzyx lào zzyx";
  ArticleResult result = searcher.search(request);
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].missing == std::vector<std::string>{"zzyx"});
  CHECK(!result.missing_untold);
  for (int i = 0; i < 1000; ++i) request.text += " z" + std::to_string(i);
  result = searcher.search(request);
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].missing.empty());
  CHECK(result.missing_untold);
}
