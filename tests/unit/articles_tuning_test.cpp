// Weights fitted to an archive: read, kept, gone back from.
#include <catch2/catch.hpp>

#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/error.h"
#include "tra/tuning.h"

using namespace tra;

namespace {

// Every question has two articles. The wrong one is short and has the word; the right one is long and has it often, so
// that the right one comes first only where length counts little.
struct Archive {
  std::shared_ptr<Directory> directory = memory_directory();
  std::vector<JudgedQuery> judged;

  Archive() {
    ArticleWriterOptions options;
    options.extract_facets = false;
    ArticleWriter writer(directory, options);
    for (int i = 0; i < 40; ++i) {
      const std::string word = word_of(i);
      std::string padding;
      for (int k = 0; k < 60; ++k) padding += " dài dòng";
      add(writer, "long" + std::to_string(i), padding + " " + word + " " + word + " " + word);
      add(writer, "short" + std::to_string(i), word);
      judged.push_back({word, {{"long" + std::to_string(i), 1}, {"short" + std::to_string(i), 0}}});
    }
    writer.commit();
  }

  static std::string word_of(int i) {
    return {'z', 'k', static_cast<char>('a' + i / 10), static_cast<char>('a' + i % 10)};
  }

  static void add(ArticleWriter& writer, const std::string& id, const std::string& body) {
    Article article;
    article.id = id;
    article.body = body;
    writer.add(article);
  }
};

std::string first(const std::shared_ptr<const Snapshot>& snapshot, const std::string& text) {
  ArticleRequest request;
  request.text = text;
  return ArticleSearcher(snapshot).search(request).hits.at(0).article.id;
}

}  // namespace

TEST_CASE("weights that answer the held-out half better are used once they are kept", "[articles][tuning]") {
  Archive archive;
  auto snapshot = Snapshot::open(archive.directory);
  CHECK(first(snapshot, Archive::word_of(7)) == "short7");
  TuningOptions options;
  options.judged = archive.judged;
  const TuningResult result = tune(snapshot, options);
  CHECK(result.fitted == 20);
  CHECK(result.held == 20);
  CHECK(result.better);
  CHECK(result.after > result.before);
  CHECK(result.ranking.b < Ranking().b);

  IndexWriter writer(archive.directory);
  keep_ranking(writer, result.ranking);
  writer.commit();
  snapshot = Snapshot::open(archive.directory);
  CHECK(is_tuned(*snapshot));
  CHECK(tuned_ranking(*snapshot).b == result.ranking.b);
  CHECK(first(snapshot, Archive::word_of(7)) == "long7");

  keep_ranking(writer, std::nullopt);
  writer.commit();
  snapshot = Snapshot::open(archive.directory);
  CHECK(!is_tuned(*snapshot));
  CHECK(first(snapshot, Archive::word_of(7)) == "short7");
}

TEST_CASE("weights that answer no better are not better", "[articles][tuning]") {
  Archive archive;
  for (JudgedQuery& query : archive.judged)
    for (auto& [id, grade] : query.judged) grade = 1;
  TuningOptions options;
  options.judged = archive.judged;
  CHECK(!tune(Snapshot::open(archive.directory), options).better);
}

TEST_CASE("too few queries are told", "[articles][tuning]") {
  Archive archive;
  TuningOptions options;
  options.judged.assign(archive.judged.begin(), archive.judged.begin() + 19);
  CHECK_THROWS_AS(tune(Snapshot::open(archive.directory), options), Error);
  CHECK_THROWS_AS(tune(Snapshot::open(archive.directory)), Error);  // no article has a title
}

TEST_CASE("a kept ranking that is damaged is told", "[articles][tuning]") {
  Archive archive;
  IndexWriter writer(archive.directory);
  for (const char* bytes : {"k1 1.2\n", "k1 x\nb 0.75\npairs 0.3\nopening 0.1\nfacets 0.06\n",
                            "k1 1.2\nb 7\npairs 0.3\nopening 0.1\nfacets 0.06\n",
                            "k1 1.2\nb 0.75\npairs 0.3\nopening 0.1\nfacets 0.06\nmore 1\n",
                            "k1 1.2\nb 0.75\npairs 0.3\nopening 0.1\nfacets 0.06\ncompounds 0.3\nmore 1\n"}) {
    writer.set_attachment("ranking", bytes);
    writer.commit();
    CHECK_THROWS_AS(tuned_ranking(*Snapshot::open(archive.directory)), Error);
  }
}

TEST_CASE("a ranking kept before compounds or passages had a weight has that of the defaults", "[articles][tuning]") {
  Archive archive;
  IndexWriter writer(archive.directory);
  const auto kept = [&](const std::string& later) {
    writer.set_attachment("ranking", "k1 0.9\nb 0.75\npairs 0.3\nopening 0.1\nfacets 0.06\n" + later);
    writer.commit();
    return tuned_ranking(*Snapshot::open(archive.directory));
  };
  CHECK(kept("").k1 == 0.9f);
  CHECK(kept("").compound_discount == Ranking().compound_discount);
  CHECK(kept("compounds 0.15\n").compound_discount == 0.15f);
  CHECK(kept("compounds 0.15\n").passage_weight == Ranking().passage_weight);
  CHECK(kept("compounds 0.15\npassages 0.25\n").passage_weight == 0.25f);
}

TEST_CASE("a file of judged queries", "[articles][tuning]") {
  const auto queries = read_judged_queries("# a comment\nlào\ta/1.txt\t2\r\nlào\ta 2\t0\n\ncuba\tb\t1", "f.tsv");
  REQUIRE(queries.size() == 2);
  CHECK(queries[0].text == "lào");
  CHECK(queries[0].judged == std::vector<std::pair<std::string, unsigned>>{{"a/1.txt", 2}, {"a 2", 0}});
  for (const char* bad : {"lào", "lào\ta", "lào\ta\t", "lào\ta\tx", "lào\ta\t10", "\ta\t1", "lào\t\t1", "lào\ta\t-1"}) {
    CAPTURE(bad);
    CHECK_THROWS_WITH(read_judged_queries(std::string("cuba\tb\t1\n") + bad, "f.tsv"), Catch::Contains("line 2"));
  }
}
