// The table of names: an article with any name of one thing is found by every other name of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "articles_support.h"
#include "tra/article_search.h"
#include "tra/facet_extraction.h"

using namespace tra;

namespace {

std::string id_of(std::size_t group, std::size_t name) { return std::to_string(group) + "-" + std::to_string(name); }

}  // namespace

TEST_CASE("Every name of a thing finds the articles with any other", "[articles]") {
  const std::vector<std::vector<std::string>> groups = groups_of_equal_names();
  std::vector<Article> articles;
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (std::size_t name = 0; name < groups[group].size(); ++name) {
      Article article;
      article.id = id_of(group, name);
      article.title = "Bài số " + std::to_string(articles.size());
      article.body = "Hôm qua báo nêu " + groups[group][name] + " rất rõ.";
      articles.push_back(std::move(article));
    }
  REQUIRE(articles.size() > 500);
  const ArticleSearcher searcher(test::snapshot_of(std::move(articles)));
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (const std::string& name : groups[group]) {
      ArticleRequest request;
      request.text = name;
      request.limit = 5000;
      request.fetch_articles = request.suggest = false;
      const ArticleResult result = searcher.search(request);
      std::set<std::string> found;
      for (const ArticleHit& hit : result.hits) found.insert(hit.article.id);
      for (std::size_t other = 0; other < groups[group].size(); ++other) {
        if (groups[group][other] == "Viet Nam") continue;  // without marks it would find other words, too
        INFO(name << " -> " << groups[group][other]);
        CHECK((!result.partial && found.contains(id_of(group, other))));
      }
    }
}

TEST_CASE("No name is that of two things", "[articles]") {
  std::map<std::string, std::size_t> group_of;
  const std::vector<std::vector<std::string>> groups = groups_of_equal_names();
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (const std::string& name : groups[group]) {
      const auto [known, is_new] = group_of.emplace(name, group);
      INFO(name << ": " << groups[known->second][0] << ", " << groups[group][0]);
      CHECK((is_new || known->second == group));
    }
}
