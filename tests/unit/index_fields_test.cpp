// Fields that are added to an index that already has documents.
#include <catch2/catch.hpp>

#include "tra/error.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;

namespace {

Schema old_schema() { return Schema().text("body").keyword("country"); }
Schema new_schema() { return old_schema().text("title", 3, true).date("day").keyword("topic"); }

std::string keys(const std::shared_ptr<Directory>& directory, SearchRequest request) {
  const Searcher searcher(Snapshot::open(directory));
  std::string found;
  for (const Hit& hit : searcher.search(request).hits) found += searcher.snapshot().key(hit.address);
  return found;
}

std::shared_ptr<Directory> grown_index() {
  auto directory = memory_directory();
  {
    IndexWriter writer(directory, old_schema());
    writer.add(Document("a").add("body", "hội đàm cấp cao").add("country", "LA"));
    writer.commit();
  }
  IndexWriter writer(directory, new_schema(), {.background_merge = false, .add_fields = true});
  writer.add(Document("b").add("body", "hội đàm").add("title", "Thăm Lào").add("day", 7).add("topic", "x"));
  writer.commit();
  return directory;
}

}  // namespace

TEST_CASE("fields are added to an index, and older documents have no value of them", "[index]") {
  const auto directory = grown_index();
  CHECK(Snapshot::open(directory)->schema() == new_schema());
  SearchRequest request;
  request.query = Query::term("đàm");
  for (const bool merged : {false, true}) {
    if (merged) IndexWriter(directory).merge();
    request.sort_field = "day";
    CHECK(keys(directory, request) == "ba");
    request.sort_field.clear();
    request.filters = {{"topic", {"x"}}};
    CHECK(keys(directory, request) == "b");
    request.filters.clear();
    SearchRequest titles;
    titles.query = Query::term("thăm", "title");
    CHECK(keys(directory, titles) == "b");
    request.facets = {{"topic"}, {"day", 0, CalendarStep::year}};
    const SearchResult result = Searcher(Snapshot::open(directory)).search(request);
    CHECK(result.facets[0].counts == std::vector<FacetCount>{{"x", 1}});
    CHECK(result.facets[0].without == 1);
    CHECK(result.facets[1].without == 1);
    CHECK(check_index(directory).problems.empty());
    const auto snapshot = Snapshot::open(directory);
    CHECK(snapshot->document(snapshot->find("a").value()).values().size() == 2);
  }
}

TEST_CASE("fields are only added where that is asked for, and only behind those there are", "[index]") {
  const auto directory = grown_index();
  const auto refused = [&](const Schema& schema, bool add_fields) {
    try {
      IndexWriter(directory, schema, {.add_fields = add_fields});
      return false;
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::invalid_argument);
      return true;
    }
  };
  CHECK_FALSE(refused(new_schema(), false));
  CHECK(refused(old_schema(), true));  // fields are never dropped
  CHECK(refused(new_schema().integer("size"), false));
  CHECK(refused(Schema().keyword("country").text("body"), true));
  CHECK(refused(Schema(AnalyzerKind::plain).text("body").keyword("country"), true));
  // Nothing is written while nothing is committed.
  CHECK_FALSE(refused(new_schema().integer("size"), true));
  CHECK(Snapshot::open(directory)->schema() == new_schema());
}
