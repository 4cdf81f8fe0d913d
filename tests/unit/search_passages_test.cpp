// The best passage of a document: what counts in it and where passages begin.
#include <catch2/catch.hpp>
#include <cmath>

#include "tiny_index.h"
#include "tra/index_writer.h"

using namespace tra;

namespace {

std::string filler(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += "văn ";
  return text;
}

SearchRequest any_of(const std::vector<std::string>& words) {
  std::vector<Query> terms;
  for (const std::string& word : words) terms.push_back(Query::term(word));
  SearchRequest request;
  request.query = Query::any_of(terms);
  request.ranking.opening_weight = request.ranking.pair_weight = request.ranking.compound_discount = 0;
  return request;
}

// What the passages of the weight 1 add to each document, best first.
std::vector<double> added(const TinyIndex& index, SearchRequest request) {
  request.ranking.passage_weight = 0;
  std::vector<double> by_words;
  for (const Hit& hit : index.searcher().search(request).hits) {
    by_words.resize(std::max<std::size_t>(by_words.size(), hit.address.document + 1));
    by_words[hit.address.document] = static_cast<double>(hit.score);
  }
  request.ranking.passage_weight = 1;
  std::vector<double> more;
  for (const Hit& hit : index.searcher().search(request).hits)
    more.push_back(static_cast<double>(hit.score) - by_words[hit.address.document]);
  return more;
}

double idf(double documents, double with_word) {
  return std::log(1 + (documents - with_word + 0.5) / (with_word + 0.5));
}

}  // namespace

TEST_CASE("of documents with equal words the one with both in one passage comes first", "[search][passages]") {
  const TinyIndex index({"khảo " + filler(150) + "chính " + filler(1),
                         filler(75) + "khảo " + filler(20) + "chính " + filler(56), "điều khác"});
  SearchRequest request = any_of({"khảo", "chính"});
  const SearchResult result = index.searcher().search(request);
  REQUIRE(result.hits.size() == 2);
  CHECK(result.hits[0].address.document == 1);
  request.ranking.passage_weight = 0;
  CHECK(index.searcher().search(request).hits[0].score == index.searcher().search(request).hits[1].score);
}

TEST_CASE("words half a passage apart share one wherever they stand, words a passage apart never do",
          "[search][passages]") {
  for (const std::size_t begin : {0u, 49u, 50u, 99u, 100u}) {
    CAPTURE(begin);
    const auto apart = [&](std::size_t distance) {
      const TinyIndex index({filler(begin) + "khảo " + filler(distance - 1) + "chính", "điều khác"});
      return added(index, any_of({"khảo", "chính"})).at(0);
    };
    CHECK(apart(50) == Approx(2 * idf(2, 1)).epsilon(1e-4));
    CHECK(apart(100) == Approx(idf(2, 1)).epsilon(1e-4));
  }
}

TEST_CASE("a word counts once, however often a passage and the query have it", "[search][passages]") {
  const TinyIndex index({"khảo khảo khảo " + filler(10) + "chính khảo", "điều khác"});
  CHECK(added(index, any_of({"khảo", "chính", "khảo"})).at(0) == Approx(2 * idf(2, 1)).epsilon(1e-4));
}

TEST_CASE("a pair in a passage adds one and a half times its weight", "[search][passages]") {
  const TinyIndex index(
      {"khảo " + filler(5) + "chính " + filler(5) + "trị", "khảo chính " + filler(10) + "trị", "điều khác"});
  const auto more = [&](float pairs) {
    SearchRequest request = any_of({"khảo", "chính", "trị", "khác"});
    request.ranking.pair_weight = pairs;
    return added(index, request);
  };
  const std::vector<double> alone = more(0), with_pairs = more(0.2f);
  REQUIRE(with_pairs.size() == 3);
  // The pair is in one of three documents, each of its words in two: npmi = log(1/3 / (4/9)) / -log(1/3).
  const double cohesion = std::log(3.0 / 4) / std::log(3.0);
  const double pair = 1.5 * 0.2 * idf(3, 1) * (1 - 0.6 * (cohesion - 0.2));
  CHECK(with_pairs[0] - alone[0] == Approx(pair).epsilon(1e-3));
}

TEST_CASE("an explanation names the words of the best passage and where it begins", "[search][passages]") {
  const TinyIndex index({"khảo " + filler(120) + "khảo chính", "điều khác"});
  SearchRequest request = any_of({"khảo", "chính"});
  request.explain = true;
  const std::string english = index.searcher().search(request).hits[0].explanation;
  INFO(english);
  CHECK(english.find("in one passage, from word 51: khảo, chính, weight ") != english.npos);
  request.language = "vi";
  const std::string vietnamese = index.searcher().search(request).hits[0].explanation;
  CHECK(vietnamese.find("trong cùng một đoạn, từ chữ thứ 51: khảo, chính, trọng số ") != vietnamese.npos);
}
