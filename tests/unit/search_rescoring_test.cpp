// What the best hits are scored again by: words near the beginning, evidence, the weights of single words.
#include <catch2/catch.hpp>
#include <cmath>

#include "support/random.h"
#include "tiny_index.h"
#include "tra/error.h"

using namespace tra;

namespace {

// Words that push others away from the beginning, none of which is asked for.
std::string filler(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += i % 7 == 6 ? "bản. " : "văn ";
  return text;
}

std::shared_ptr<const Snapshot> countries() {
  Schema schema;
  schema.text("body").keyword("country").integer("number");
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema);
  const auto add = [&](const std::string& key, const std::string& country, std::int64_t number) {
    writer.add(Document(key).add("body", "hội đàm cấp cao").add("country", country).add("number", number));
  };
  add("first", "JP", 1);
  add("second", "LA", 2);
  add("third", "KH", 3);
  writer.merge();
  return Snapshot::open(directory);
}

std::vector<std::string> keys(const Snapshot& snapshot, const SearchResult& result) {
  std::vector<std::string> found;
  for (const Hit& hit : result.hits) found.push_back(snapshot.key(hit.address));
  return found;
}

SearchRequest talks() {
  SearchRequest request;
  request.query = Query::any_of({Query::term("hội"), Query::term("đàm")});
  return request;
}

// What openings of the weight 0.5 add to the best hit for all of "khảo chính".
double added_by_openings(const TinyIndex& index) {
  SearchRequest request;
  request.query = Query::all_of({Query::term("khảo"), Query::term("chính")});
  request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
      request.ranking.compound_discount = 0;
  const float words = index.searcher().search(request).hits[0].score;
  request.ranking.opening_weight = 0.5f;
  return static_cast<double>(index.searcher().search(request).hits[0].score - words);
}

}  // namespace

TEST_CASE("of equal documents the one with the words nearer to its beginning comes first", "[search][rescoring]") {
  const TinyIndex index({filler(80) + "tham khảo chính trị.", "tham khảo chính trị. " + filler(80)});
  CHECK(index.search("tham khảo chính trị") == std::vector<std::size_t>{1, 0});
  const Searcher searcher = index.searcher();
  SearchRequest request;
  request.query = Query::any_of({Query::term("khảo"), Query::term("chính")});
  request.ranking.opening_weight = 0;
  const SearchResult plain = searcher.search(request);
  REQUIRE(plain.hits.size() == 2);
  CHECK(plain.hits[0].score == plain.hits[1].score);
  request.ranking.opening_weight = 0.5f;
  const SearchResult opened = searcher.search(request);
  CHECK(opened.hits[0].score > opened.hits[1].score);
  CHECK(opened.hits[1].score > plain.hits[1].score);
}

TEST_CASE("a word at the beginning adds its share of its weight, and half of it at position 60",
          "[search][rescoring]") {
  const TinyIndex index({"khảo " + filler(59) + "chính trị", "điều khác"});
  const double idf = std::log(1 + (2 - 1 + 0.5) / (1 + 0.5));
  CHECK(added_by_openings(index) == Approx(1.5 * idf * 0.5).epsilon(1e-4));
}

TEST_CASE("a lighter word at the beginning counts as the geometric mean with the heaviest", "[search][rescoring]") {
  const TinyIndex index({"khảo " + filler(100) + "chính", "khác chính", "điều khác"});
  const double rare = std::log(1 + (3 - 1 + 0.5) / (1 + 0.5)), common = std::log(1 + (3 - 2 + 0.5) / (2 + 0.5));
  const double expected = 0.5 * rare + 0.5 * std::sqrt(rare * common) * 60 / (60 + 101);
  CHECK(added_by_openings(index) == Approx(expected).epsilon(1e-4));
}

TEST_CASE("documents that have what the query says come first, and none is left out", "[search][rescoring]") {
  const auto snapshot = countries();
  const Searcher searcher(snapshot);
  SearchRequest request = talks();
  CHECK(keys(*snapshot, searcher.search(request)) == std::vector<std::string>{"first", "second", "third"});
  request.evidence = {{"country", {"KH"}, {}, {}, 1}};
  CHECK(keys(*snapshot, searcher.search(request)) == std::vector<std::string>{"third", "first", "second"});
  request.evidence = {{"number", {}, 2, 2, 1}};
  CHECK(keys(*snapshot, searcher.search(request)) == std::vector<std::string>{"second", "first", "third"});
  request.evidence = {{"country", {"FR"}, {}, {}, 1}};
  CHECK(keys(*snapshot, searcher.search(request)) == std::vector<std::string>{"first", "second", "third"});
  request.ranking.evidence_weight = 0;
  request.evidence = {{"country", {"KH"}, {}, {}, 1}};
  CHECK(keys(*snapshot, searcher.search(request)) == std::vector<std::string>{"first", "second", "third"});
}

TEST_CASE("evidence of a field that is not there is an error", "[search][rescoring]") {
  const Searcher searcher(countries());
  SearchRequest request = talks();
  request.evidence = {{"land", {"KH"}, {}, {}, 1}};
  CHECK_THROWS_AS(searcher.search(request), Error);
  request.evidence = {{"country", {"KH"}, {}, {}, 2}};
  CHECK_THROWS_AS(searcher.search(request), Error);
}

TEST_CASE("evidence orders the same with and without pruning, and in any paging", "[search][rescoring]") {
  const auto snapshot = countries();
  const Searcher searcher(snapshot);
  SearchRequest request = talks();
  request.evidence = {{"country", {"KH", "LA"}, {}, {}, 1}};
  const auto all = keys(*snapshot, searcher.search(request));
  request.ranking.prune = false;
  CHECK(keys(*snapshot, searcher.search(request)) == all);
  request.limit = 1;
  request.offset = 1;
  CHECK(keys(*snapshot, searcher.search(request)) == std::vector<std::string>{all[1]});
}

TEST_CASE("several threads score the best documents of many segments again as one does", "[search][rescoring]") {
  test::Random random(5);
  const char* const words[] = {"hội", "đàm", "cấp", "cao", "thăm", "ký"};
  const auto directory = memory_directory();
  IndexWriter writer(directory, Schema().text("body").keyword("country").integer("number"),
                     {.background_merge = false});
  for (int i = 0; i < 240; ++i) {
    std::string text = filler(random.below(40));
    for (int n = 0; n < 8; ++n) text += std::string(words[random.below(std::size(words))]) + " ";
    writer.add(Document(std::to_string(i)).add("body", text).add("country", i % 3 == 0 ? "LA" : "JP").add("number", i));
    if (i % 20 == 19) writer.commit();
  }
  const Searcher searcher(Snapshot::open(directory));
  for (std::size_t i = 0; i < 36; ++i) {
    SearchRequest request;
    const std::string first = words[i % 6], second = words[i / 6];
    request.query = i % 2 == 0 ? Query::any_of({Query::term(first), Query::term(second)})
                               : Query::all_of({Query::term(first), Query::term(second), Query::term("cao")});
    if (i % 3 == 0) request.evidence = {{"country", {"LA"}, {}, {}, 1}};
    if (i % 4 == 0) request.ranking.lifts = {{.field = "number", .origin = 120, .half = 60, .weight = 1}};
    const SearchResult one = searcher.search(request);
    REQUIRE(one.hits.size() == request.limit);
    for (const unsigned threads : {2u, 3u}) {
      request.threads = threads;
      const SearchResult several = searcher.search(request);
      REQUIRE(several.hits.size() == one.hits.size());
      for (std::size_t hit = 0; hit < one.hits.size(); ++hit) {
        CHECK(several.hits[hit].address == one.hits[hit].address);
        CHECK(several.hits[hit].score == one.hits[hit].score);
      }
    }
  }
}

TEST_CASE("an explanation names each part, in both languages", "[search][rescoring]") {
  const Searcher searcher(countries());
  SearchRequest request = talks();
  request.evidence = {{"country", {"KH"}, {}, {}, 1}};
  request.explain = true;
  const std::string english = searcher.search(request).hits[0].explanation;
  CHECK(english.find("side by side: \"hội đàm\", weight ") != english.npos);
  CHECK(english.find("near the beginning, by where each first stands: hội 1, đàm 2, weight ") != english.npos);
  CHECK(english.find("as the query says: country KH, weight ") != english.npos);
  request.language = "vi";
  const std::string vietnamese = searcher.search(request).hits[0].explanation;
  CHECK(vietnamese.find("đứng cạnh nhau: \"hội đàm\", trọng số ") != vietnamese.npos);
  CHECK(vietnamese.find("gần đầu bài, theo vị trí đầu tiên của mỗi từ: hội 1, đàm 2, trọng số ") != vietnamese.npos);
  CHECK(vietnamese.find("đúng như câu hỏi: country KH, trọng số ") != vietnamese.npos);
}

TEST_CASE("an explanation tells where the words stand that a document has, and no others", "[search][rescoring]") {
  const TinyIndex index({"cuộc đàm phán", "điều khác"});
  SearchRequest request = talks();
  request.explain = true;
  const std::string explanation = index.searcher().search(request).hits[0].explanation;
  INFO(explanation);
  CHECK(explanation.find("near the beginning, by where each first stands: đàm 2, weight ") != explanation.npos);
}
