// Several joined indexes must give the same results as one index with the same segments: equal scores, totals, facets,
// order, explanations and snippets.
#include <catch2/catch.hpp>
#include <cstring>
#include <memory>
#include <sstream>

#include "oracle/random_archive.h"
#include "support/random.h"
#include "tra/error.h"
#include "tra/index_writer.h"
#include "tra/snippets.h"
#include "tra/suggest.h"

using namespace tra;
using namespace tra::test;

namespace {

// The same documents and segments, in one index and in several.
class OneAndSeveral {
 public:
  OneAndSeveral(Random& random, const Schema& schema, std::size_t indexes)
      : random_(random), archive_(random, schema), one_(memory_directory()) {
    IndexWriter all(one_, schema, {.background_merge = false});
    for (std::size_t i = 0; i < indexes; ++i) {
      several_.push_back(memory_directory());
      IndexWriter part(several_.back(), schema, {.background_merge = false});
      for (std::size_t commits = random.below(4); commits > 0; --commits) add_segment(all, part, i);
      remove_some(all, part, i);
    }
  }

  Searcher one() const { return Searcher(Snapshot::open(one_)); }
  Searcher several() const {
    std::vector<std::shared_ptr<const Snapshot>> parts;
    for (const auto& directory : several_) parts.push_back(Snapshot::open(directory));
    return Searcher(Snapshot::join(std::move(parts)));
  }
  SearchRequest request() {
    SearchRequest request = archive_.request(false);
    request.ranking = {};
    request.ranking.near = random_.chance(0.5) ? Ranking::Near::always : Ranking::Near::when_none;
    request.explain = true;
    request.limit = std::min<std::size_t>(request.limit, 50);
    request.exact_total = random_.chance(0.8);
    if (random_.chance(0.2)) request.sort_field = "day";
    return request;
  }

 private:
  void add_segment(IndexWriter& all, IndexWriter& part, std::size_t index) {
    for (std::size_t i = 1 + random_.below(80); i > 0; --i) {
      const Document document = archive_.document(std::to_string(index) + "-" + std::to_string(added_++));
      all.add(document);
      part.add(document);
    }
    all.commit();
    part.commit();
  }
  void remove_some(IndexWriter& all, IndexWriter& part, std::size_t index) {
    for (std::size_t i = random_.below(20); i > 0 && added_ > 0; --i) {
      const std::string key = std::to_string(index) + "-" + std::to_string(random_.below(added_));
      all.remove(key);
      part.remove(key);
    }
    all.commit();
    part.commit();
  }

  Random& random_;
  RandomArchive archive_;
  std::shared_ptr<Directory> one_;
  std::vector<std::shared_ptr<Directory>> several_;
  std::size_t added_ = 0;
};

// A whole result as text, with the exact bits of its scores.
std::string written(const SearchResult& result) {
  std::ostringstream text;
  text << result.total << " " << result.total_is_exact << result.near << "\n";
  for (const Hit& hit : result.hits) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &hit.score, sizeof bits);
    text << hit.address.segment << "/" << hit.address.document << " " << bits << "\n" << hit.explanation;
  }
  for (const FacetResult& facet : result.facets) {
    text << facet.field;
    for (const FacetCount& count : facet.counts) text << " " << count.value << "=" << count.count;
    text << "\n";
  }
  return text.str();
}

std::string written(const Snippet& snippet) {
  std::string text = snippet.field + ": " + snippet.text;
  for (const Snippet::Mark& mark : snippet.marks)
    text += " " + std::to_string(mark.begin) + "-" + std::to_string(mark.end);
  return text;
}

const std::size_t kIndexes = test_amount("TRA_ORACLE_INDEXES", 6);
const std::size_t kQueries = test_amount("TRA_ORACLE_QUERIES", 150);

std::shared_ptr<const Snapshot> index_of(const Schema& schema, const std::string& key) {
  auto directory = memory_directory();
  IndexWriter writer(directory, schema);
  writer.add(Document(key).add("body", "tham khảo chính trị"));
  writer.commit();
  return Snapshot::open(directory);
}

}  // namespace

TEST_CASE("several indexes answer as one index of the same segments, to the bit", "[oracle]") {
  for (std::size_t i = 0; i < kIndexes; ++i) {
    INFO("TRA_TEST_SEED=" << test_seed() << ", index " << i);
    Random random(test_seed() * 1'000'003 + i);
    OneAndSeveral archive(random, random_schema(random), 1 + random.below(4));
    const Searcher one = archive.one(), several = archive.several();
    REQUIRE(several.snapshot().documents() == one.snapshot().documents());
    REQUIRE(several.snapshot().segments().size() == one.snapshot().segments().size());
    for (std::size_t asked = 0; asked < kQueries; ++asked) {
      const SearchRequest request = archive.request();
      CAPTURE(to_string(request.query));
      const SearchResult expected = one.search(request), found = several.search(request);
      REQUIRE(written(found) == written(expected));
      Snippets snippets(several, request.query);
      for (const Hit& hit : found.hits) {
        const Document document = several.snapshot().document(hit.address);
        const std::string index = document.key().substr(0, document.key().find('-'));
        REQUIRE(std::to_string(several.snapshot().part(hit.address)) == index);
        REQUIRE(written(snippets.of(document)) ==
                written(one.snippet(request.query, one.snapshot().document(hit.address))));
      }
    }
    for (const char* text : {"tham khao chinh tri", "thu tuong", "doi thoai", "hop tac"})
      REQUIRE(Suggester(several).most_likely(text) == Suggester(one).most_likely(text));
  }
}

TEST_CASE("indexes that do not fit together are not joined", "[oracle]") {
  const Schema schema = Schema().text("body").keyword("country");
  const auto first = index_of(schema, "a"), second = index_of(schema, "a");
  const auto joined = Snapshot::join({first, second});
  CHECK(joined->documents() == 2);  // both indexes have the key
  CHECK(joined->find("a") == DocAddress{0, 0});
  CHECK(joined->parts().size() == 2);
  CHECK(joined->bytes() == first->bytes() + second->bytes());
  CHECK(Snapshot::join({joined, index_of(schema, "b")})->parts().size() == 3);

  const auto refused = [](std::vector<std::shared_ptr<const Snapshot>> parts) {
    try {
      Snapshot::join(std::move(parts));
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::invalid_argument);
      return std::string(error.what());
    }
    return std::string("joined");
  };
  using Catch::Contains;
  CHECK_THAT(refused({}), Contains("at least one"));
  CHECK_THAT(refused({first, nullptr}), Contains("null pointer"));
  CHECK_THAT(refused({first, second, first}), Contains("count twice"));
  CHECK_THAT(refused({joined, second}), Contains("count twice"));
  CHECK_THAT(refused({first, index_of(Schema().text("body").integer("country"), "b")}), Contains("field 'country'"));
  CHECK_THAT(refused({first, index_of(Schema().text("body", 2).keyword("country"), "b")}), Contains("field 'body'"));
  CHECK_THAT(refused({first, index_of(Schema().keyword("country").text("body"), "b")}), Contains("different orders"));
  CHECK_THAT(refused({first, index_of(Schema(AnalyzerKind::plain).text("body").keyword("country"), "b")}),
             Contains("analysed"));
}

TEST_CASE("a joined snapshot is current until one of its parts is not", "[oracle]") {
  const Schema schema = Schema().text("body");
  auto directory = memory_directory();
  IndexWriter writer(directory, schema);
  writer.commit();
  const auto joined = Snapshot::join({index_of(schema, "a"), Snapshot::open(directory)});
  CHECK(joined->is_current());
  writer.add(Document("b").add("body", "hội đàm"));
  writer.commit();
  CHECK(!joined->is_current());
  CHECK(joined->documents() == 1);
}
