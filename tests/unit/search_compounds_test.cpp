// Words that belong together weigh less each, and their standing together tells less.
#include <catch2/catch.hpp>
#include <cmath>

#include "tiny_index.h"

using namespace tra;

namespace {

// 40 documents: "thủ tướng" in ten, always as this pair; "xây" and "cầu" in ten others each, never adjacent there.
TinyIndex archive() {
  std::vector<std::string> texts;
  for (int i = 0; i < 10; ++i) texts.push_back("thủ tướng nói");
  for (int i = 0; i < 10; ++i) texts.push_back("xây một cầu");
  while (texts.size() < 40) texts.push_back("điều khác hẳn");
  return TinyIndex(texts);
}

double idf(double with_word) { return std::log(1 + (40 - with_word + 0.5) / (with_word + 0.5)); }

// The weights of the two words of a query, times what both multiply in equal documents.
double score(const TinyIndex& index, const std::string& first, const std::string& second, float discount,
             float pairs = 0) {
  SearchRequest request;
  request.query = Query::any_of({Query::term(first), Query::term(second)});
  request.ranking.opening_weight = request.ranking.passage_weight = 0;
  request.ranking.pair_weight = pairs;
  request.ranking.compound_discount = discount;
  return static_cast<double>(index.searcher().search(request).hits.at(0).score);
}

}  // namespace

TEST_CASE("what the syllables of one word share is taken off their weights", "[search][compounds]") {
  const TinyIndex index = archive();
  const double whole = score(index, "thủ", "tướng", 0);
  // The pair has the idf of each of its words, so half of the sum is shared.
  CHECK(score(index, "thủ", "tướng", 1) == Approx(whole * 0.5).epsilon(1e-4));
  CHECK(score(index, "thủ", "tướng", 0.3f) == Approx(whole * (1 - 0.3 * 0.5)).epsilon(1e-4));
}

TEST_CASE("words that are not adjacent in the archive keep their weights", "[search][compounds]") {
  const TinyIndex index = archive();
  CHECK(score(index, "xây", "cầu", 1) == score(index, "xây", "cầu", 0));
  CHECK(score(index, "tướng", "thủ", 1) == score(index, "tướng", "thủ", 0));
}

TEST_CASE("a word between two weighs less by the one with which it shares more", "[search][compounds]") {
  const TinyIndex index = archive();
  SearchRequest request;
  request.query = Query::any_of({Query::term("xây"), Query::term("thủ"), Query::term("tướng")});
  request.ranking.opening_weight = request.ranking.passage_weight = request.ranking.pair_weight = 0;
  request.ranking.compound_discount = 1;
  request.limit = 20;
  const SearchResult result = index.searcher().search(request);
  // Documents of "xây" keep its weight; "thủ tướng" together has that of one word, and is in documents of equal length.
  REQUIRE(result.hits.size() == 20);
  CHECK(static_cast<double>(result.hits[0].score) == Approx(static_cast<double>(result.hits[19].score)).epsilon(1e-4));
}

TEST_CASE("a pair that is one word anyway adds less than one that is not", "[search][compounds]") {
  std::vector<std::string> texts;
  for (int i = 0; i < 10; ++i) texts.push_back("thủ tướng nói");
  for (int i = 0; i < 10; ++i) texts.push_back(i < 4 ? "xây cầu mới" : i % 2 == 0 ? "xây nhà mới" : "qua cầu mới");
  for (int i = 0; i < 6; ++i) texts.push_back(i % 2 == 0 ? "xây nhà mới" : "qua cầu mới");
  while (texts.size() < 40) texts.push_back("điều khác hẳn");
  const TinyIndex index(texts);
  const auto added = [&](const std::string& first, const std::string& second) {
    return score(index, first, second, 0, 0.3f) - score(index, first, second, 0);
  };
  // Ten documents have each of the four words; the pairs are in ten and in four of them.
  CHECK(added("thủ", "tướng") > 0);
  CHECK(added("xây", "cầu") > added("thủ", "tướng"));
  CHECK(added("thủ", "tướng") / added("xây", "cầu") < idf(10) / idf(4));
}

TEST_CASE("a word that the archive lacks shares nothing", "[search][compounds]") {
  const TinyIndex index = archive(), one({"thủ tướng"});
  CHECK(score(index, "thủ", "zzz", 1) == score(index, "thủ", "zzz", 0));
  CHECK(std::isfinite(score(one, "thủ", "tướng", 1, 0.3f)));
}
