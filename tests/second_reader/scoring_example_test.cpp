// Checks that the engine gives the result of the example at the end of SCORING.md.
#include <catch2/catch.hpp>

#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;

TEST_CASE("the example of SCORING.md has the score that is written there", "[second_reader]") {
  Schema schema;
  schema.text("title", 2);
  auto directory = memory_directory();
  IndexWriter writer(directory, schema);
  writer.add(Document("a").add("title", "Họp Lào"));
  writer.add(Document("b").add("title", "Họp Thái Lan"));
  writer.add(Document("c").add("title", "Họp Lào"));
  writer.commit();
  writer.remove("b");
  writer.commit();

  SearchRequest request;
  request.query = Query::term("lào");
  request.ranking.accents = false;
  request.ranking.near = Ranking::Near::never;
  request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
      request.ranking.compound_discount = 0;
  const SearchResult result = Searcher(Snapshot::open(directory)).search(request);
  REQUIRE(result.total == 2);
  REQUIRE(result.hits.size() == 2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    CHECK(result.hits[i].address == DocAddress{0, 2 * i});
    CHECK(result.hits[i].score == 0x1.3964ep-2f);
  }
}
