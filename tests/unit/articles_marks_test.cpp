// Marks that were typed wrong, and words that no article has together.
#include <catch2/catch.hpp>

#include "articles_support.h"
#include "tra/article_search.h"

using namespace tra;

namespace {

Article article(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.title = text;
  article.body = text + ".";
  return article;
}

ArticleSearcher searcher() {
  std::vector<Article> articles{article("thăm", "Thủ tướng Nhật Bản thăm Hà Nội"), article("tháp", "Tháp cao"),
                                article("bạn", "Nhất bạn thâm niên, hạ nơi thu tưởng thấp"),
                                article("nôi", "Chiếc nôi")};
  for (int i = 0; i < 4; ++i) articles.push_back(article("hội" + std::to_string(i), "Hội đàm với Thủ tướng Lào"));
  return ArticleSearcher(test::snapshot_of(articles));
}

ArticleResult search(const std::string& text) {
  ArticleRequest request;
  request.text = text;
  return searcher().search(request);
}

}  // namespace

TEST_CASE("Words that stand in different articles keep their marks", "[articles][marks]") {
  // "bạn" has all the words under other marks, which nobody meant.
  const ArticleResult result = search("thủ tướng thăm nhật bản hà nội tháp");
  REQUIRE_FALSE(result.hits.empty());
  CHECK(result.partial);
  CHECK_FALSE(result.other_marks);
  CHECK(result.read_as.empty());
  CHECK(result.hits[0].article.id == "thăm");
  std::string longer = result.text;  // too long to be corrected
  for (int i = 0; i < 10; ++i) longer += " nhật bản hà nội";
  const ArticleResult of_long = search(longer);
  CHECK(of_long.partial);
  CHECK_FALSE(of_long.other_marks);

  ArticleRequest as_is;
  as_is.text = result.text;
  as_is.fall_back = false;
  const ArticleResult other = searcher().search(as_is);
  CHECK(other.other_marks);
  REQUIRE(other.hits.size() == 1);
  CHECK(other.hits[0].article.id == "bạn");
}

TEST_CASE("Marks are corrected by the words beside them where some article has all words then", "[articles][marks]") {
  for (const auto& [typed, meant] : {std::pair{"hội đảm lào", "hội đàm lào"}, {"thủ tường lào", "thủ tướng lào"}}) {
    const ArticleResult result = search(typed);
    CHECK(result.total == 4);
    CHECK(result.other_marks);
    CHECK_FALSE(result.partial);
    CHECK(result.read_as == meant);
  }
  // A letter that slipped is only said.
  const ArticleResult slipped = search("hội đàn lào");
  CHECK_FALSE(slipped.other_marks);
  CHECK(slipped.read_as.empty());
  REQUIRE_FALSE(slipped.corrections.empty());
}

TEST_CASE("A word that no article has as typed matches with other marks", "[articles][marks]") {
  const ArticleResult result = search("tháp cáo");
  CHECK(result.total == 1);
  CHECK(result.other_marks);
  ArticleRequest exact;
  exact.text = "tháp cáo";
  exact.ranking.emplace().near = Ranking::Near::never;
  CHECK_FALSE(searcher().search(exact).other_marks);
  exact.ranking.reset();
  exact.fall_back = false;
  CHECK(searcher().search(exact).other_marks);
}
