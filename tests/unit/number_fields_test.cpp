// Real and boolean fields, and stored bytes: codes, strict types, ranges, order, facets, lifts and evidence.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>

#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/query_parser.h"
#include "tra/searcher.h"

using namespace tra;
using Catch::Matchers::Contains;

namespace {

Schema prices() {
  Schema schema;
  schema.text("title").real("price").boolean("sold").integer("number").stored("image");
  return schema;
}

std::shared_ptr<const Snapshot> shop() {
  auto directory = memory_directory();
  IndexWriter writer(directory, prices());
  const auto image = std::string("\xFF\xD8\0\x01 ", 5);
  writer.add(Document("a").add("price", 1.5).add("sold", true).add("image", image));
  writer.add(Document("b").add("price", -2.25f).add("price", 1e300).add("sold", false));
  writer.commit();
  writer.add(Document("c").add("price", -0.0).add("sold", true).add("sold", false));
  writer.add(Document("d").add("title", "không có giá"));
  writer.commit();
  return Snapshot::open(directory);
}

std::string found(const Query& query) {
  const Searcher searcher(shop());
  SearchRequest request;
  request.query = query;
  std::string keys;
  for (const Hit& hit : searcher.search(request).hits) keys += searcher.snapshot().key(hit.address);
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::string parsed(const std::string& text) { return found(parse_query(text, prices()).query); }

std::string refused(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    return error.what();
  }
  return "nothing was refused";
}

std::string order_of(const SearchRequest& request) {
  const Searcher searcher(shop());
  std::string keys;
  for (const Hit& hit : searcher.search(request).hits) keys += searcher.snapshot().key(hit.address);
  return keys;
}

}  // namespace

TEST_CASE("codes of reals have the order of their values, and give them back", "[store]") {
  test::Random random(test::test_seed());
  std::vector<double> values = {0.0, -0.0, 1, -1, 5e-324, -5e-324, 1e308, -1e308, std::numeric_limits<double>::max()};
  for (int i = 0; i < 2000; ++i) {
    double value = 0;
    const std::string bytes = random.bytes(sizeof value);
    std::memcpy(&value, bytes.data(), sizeof value);
    if (std::isfinite(value)) values.push_back(value);
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    CHECK(real_value(real_code(values[i])) == values[i]);
    const double other = values[(i * 7 + 3) % values.size()];
    CHECK((real_code(values[i]) < real_code(other)) == (values[i] < other));
    CHECK((real_code(values[i]) == real_code(other)) == (values[i] == other));
  }
  CHECK_THAT(refused([] { real_code(std::nan("")); }), Contains("finite"));
  CHECK_THAT(refused([] { Document("x").add("price", std::numeric_limits<double>::infinity()); }), Contains("finite"));
}

TEST_CASE("a field takes values of its own type only", "[index]") {
  IndexWriter writer(memory_directory(), prices());
  CHECK_THAT(refused([&] { writer.add(Document("x").add("price", 1)); }), Contains("takes fractional numbers"));
  CHECK_THAT(refused([&] { writer.add(Document("x").add("number", 1.0)); }), Contains("takes numbers"));
  CHECK_THAT(refused([&] { writer.add(Document("x").add("sold", 1)); }), Contains("takes true or false"));
  CHECK_THAT(refused([&] { writer.add(Document("x").add("number", true)); }), Contains("takes numbers"));
  CHECK_THAT(refused([&] { writer.add(Document("x").add("price", "1.5")); }), Contains("takes fractional numbers"));
  CHECK_THAT(refused([&] { writer.add(Document("x").add("title", 1.5)); }), Contains("takes text"));
}

TEST_CASE("a date field takes days that have a date, and the writer goes on", "[index]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, Schema().date("day"));
  const std::int64_t first = parse_date("0000-01-01"), last = parse_date("9999-12-31"), seconds = 1'700'000'000;
  for (const std::int64_t wrong : {first - 1, last + 1, seconds, std::numeric_limits<std::int64_t>::min()})
    CHECK_THAT(refused([&] { writer.add(Document("x").add("day", wrong)); }),
               Contains("field 'day' takes days") && Contains(std::to_string(wrong)) && Contains("(document x)"));
  writer.add(Document("ends").add("day", first).add("day", last));
  writer.commit();
  const auto snapshot = Snapshot::open(directory);
  REQUIRE(snapshot->documents() == 1);
  CHECK(snapshot->document(*snapshot->find("ends")).values()[1].number == last);
}

TEST_CASE("reals, booleans and bytes are returned as they were given", "[index]") {
  const auto snapshot = shop();
  const Document a = snapshot->document(*snapshot->find("a")), b = snapshot->document(*snapshot->find("b"));
  CHECK(a.values()[0].type == Document::ValueType::real);
  CHECK(real_value(a.values()[0].number) == 1.5);
  CHECK(a.values()[1].type == Document::ValueType::boolean);
  CHECK(a.values()[1].number == 1);
  CHECK(a.text("image") == std::string_view("\xFF\xD8\0\x01 ", 5));
  CHECK(real_value(b.values()[1].number) == 1e300);
  CHECK(snapshot->schema() == prices());
}

TEST_CASE("reals and booleans are searched by ranges and values", "[search]") {
  CHECK(found(Query::real_range("price", 0, 1.5)) == "ac");
  CHECK(found(Query::real_range("price", {}, -2.25)) == "b");
  CHECK(found(Query::real_range("price", 2, {})) == "b");
  CHECK(found(Query::range("price", {}, {})) == "abc");
  CHECK(found(Query::flag("sold", true)) == "ac");
  CHECK(found(Query::flag("sold", false)) == "bc");
  CHECK(parsed("price:1.5") == "a");
  CHECK(parsed("price:>0") == "ab");
  CHECK(parsed("price:>=0") == "abc");
  CHECK(parsed("price:<0") == "b");
  CHECK(parsed("price:-2.25..1") == "bc");
  CHECK(parsed("sold:true") == "ac");
  CHECK(parsed("-sold:true") == "bd");
  CHECK(to_string(Query::real_range("price", 0.1, 2)) == "price:0.1..2");
  CHECK(to_string(Query::flag("sold", true)) == "sold:true");
  ParserOptions strict;
  strict.strict = true;
  CHECK_THROWS_WITH(parse_query("sold:maybe", prices(), strict), Contains("true nor false"));
  CHECK_THROWS_WITH(parse_query("price:inf", prices(), strict), Contains("not a number"));
  CHECK_THAT(refused([] { found(Query::range("price", 1, 2)); }), Contains("another type"));
  CHECK_THAT(refused([] { found(Query::real_range("number", 1, 2)); }), Contains("another type"));
}

TEST_CASE("hits are sorted by reals and booleans, and counted by them", "[search]") {
  SearchRequest request;
  request.sort_field = "price";
  request.descending = false;
  CHECK(order_of(request) == "bcad");
  request.descending = true;
  CHECK(order_of(request) == "bacd");
  request.sort_field = "sold";
  request.then_by = {{"price", false}};
  CHECK(order_of(request) == "cabd");
  request = {};
  request.facets = {{"sold", 0},
                    {"price", 0},
                    {"price", 0, CalendarStep::none, {NumberRange::reals({}, 0), NumberRange::reals(0.5, {}, "dear")}}};
  const SearchResult result = Searcher(shop()).search(request);
  std::string counts;
  for (const FacetResult& facet : result.facets)
    for (const FacetCount& count : facet.counts) counts += count.value + "=" + std::to_string(count.count) + " ";
  CHECK(counts == "false=2 true=2 -2.25=1 0=1 1.5=1 1e+300=1 ..0=2 dear=2 ");
  CHECK(result.facets[0].without == 1);
  CHECK(real_value(*result.facets[1].least) == -2.25);
  request.facets = {{"price", 0, CalendarStep::none, {{0, 2}}}};
  CHECK_THAT(refused([&] { Searcher(shop()).search(request); }), Contains("real"));
  request.facets = {{"sold", 0, CalendarStep::none, {{0, 1}}}};
  CHECK_THAT(refused([&] { Searcher(shop()).search(request); }), Contains("ranges"));
}

TEST_CASE("real and boolean columns survive a merge", "[index]") {
  auto directory = memory_directory();
  IndexWriter writer(directory, prices());
  for (int i = 0; i < 300; ++i) {
    writer.add(Document(std::to_string(i)).add("price", (i - 150) / 8.0).add("sold", i % 3 == 0));
    if (i % 100 == 50) writer.commit();
  }
  writer.merge();
  const Searcher searcher(Snapshot::open(directory));
  CHECK(searcher.snapshot().segments().size() == 1);
  CHECK(searcher.count(Query::real_range("price", -1, 1)) == 17);
  CHECK(searcher.count(Query::flag("sold", true)) == 100);
  CHECK(check_index(directory).problems.empty());
}

namespace {

// Three documents with values that a query finds with equal scores, one without, and one with a very large value.
struct Hotels {
  Hotels() {
    auto directory = memory_directory();
    Schema schema;
    schema.text("title").real("stars").boolean("quiet").integer("rooms");
    IndexWriter writer(directory, schema);
    writer.add(Document("a").add("title", "nhà nghỉ").add("stars", 2.25).add("quiet", false));
    writer.add(Document("b").add("title", "nhà nghỉ").add("stars", 4.75).add("quiet", true));
    writer.add(Document("c").add("title", "nhà nghỉ").add("stars", -1e308).add("stars", 3.5).add("quiet", false));
    writer.add(Document("d").add("title", "nhà nghỉ"));
    writer.add(Document("e").add("title", "nhà khách").add("stars", 1e308));
    writer.commit();
    snapshot = Snapshot::open(directory);
  }
  SearchResult search(const SearchRequest& request) const { return Searcher(snapshot).search(request); }
  std::string keys(const SearchRequest& request) const {
    std::string keys;
    for (const Hit& hit : search(request).hits) keys += snapshot->key(hit.address);
    return keys;
  }

  std::shared_ptr<const Snapshot> snapshot;
};

SearchRequest inns() {
  SearchRequest request;
  request.query = Query::term("nghỉ");
  return request;
}

}  // namespace

TEST_CASE("scores are lifted by reals and booleans", "[search]") {
  const Hotels hotels;
  SearchRequest request = inns();
  CHECK(hotels.keys(request) == "abcd");
  const double plain = static_cast<double>(hotels.search(request).hits[0].score);
  using Shape = ValueLift::Shape;
  request.ranking.lifts = {{.field = "stars", .shape = Shape::saturated, .origin = real_code(1.5), .half = 2}};
  CHECK(hotels.keys(request) == "bcad");
  CHECK(static_cast<double>(hotels.search(request).hits[0].score) == Approx(plain * (1 + 3.25 / 5.25)));
  CHECK(static_cast<double>(hotels.search(request).hits[3].score) == Approx(plain));
  request.ranking.lifts[0].origin = real_code(4.25);  // less than 1 below the greatest value
  CHECK(static_cast<double>(hotels.search(request).hits[0].score) == Approx(plain * (1 + 0.5 / 2.5)));
  request.ranking.lifts = {{.field = "stars", .origin = real_code(2.5), .half = 0.25f, .weight = 2}};
  CHECK(hotels.keys(request) == "acbd");
  CHECK(static_cast<double>(hotels.search(request).hits[0].score) == Approx(plain * 2));
  request.ranking.lifts = {{.field = "quiet", .shape = Shape::saturated, .half = 1, .weight = 3}};
  CHECK(hotels.keys(request) == "bacd");
  CHECK(static_cast<double>(hotels.search(request).hits[0].score) == Approx(plain * 2.5));

  // A distance beyond the greatest double.
  request.query = Query::term("khách");
  request.ranking.lifts = {};
  const double guest = static_cast<double>(hotels.search(request).hits[0].score);
  request.ranking.lifts = {{.field = "stars", .shape = Shape::saturated, .origin = real_code(-1e308)}};
  CHECK(static_cast<double>(hotels.search(request).hits[0].score) == Approx(guest * 2));
  request.ranking.lifts = {{.field = "stars", .origin = real_code(-1e308)}};
  CHECK(static_cast<double>(hotels.search(request).hits[0].score) == Approx(guest));

  request = inns();
  for (const std::int64_t origin : {4, -1, -4}) {
    request.ranking.lifts = {{.field = "stars", .origin = origin}};
    CHECK_THAT(refused([&] { hotels.search(request); }), Contains("for field 'stars' is no code of a real"));
  }
  request.ranking.lifts = {{.field = "quiet", .origin = 2}};
  CHECK_THAT(refused([&] { hotels.search(request); }), Contains("neither 0 nor 1"));
}

TEST_CASE("reals and booleans are evidence", "[search]") {
  const Hotels hotels;
  SearchRequest request = inns();
  request.evidence = {{.field = "stars", .from = real_code(4.5), .to = real_code(5)}};
  CHECK(hotels.keys(request) == "bacd");
  request.evidence = {{.field = "stars", .from = real_code(3), .to = real_code(4.5)}};
  CHECK(hotels.keys(request) == "cabd");
  request.evidence = {{.field = "quiet", .from = 1, .to = 1}};
  CHECK(hotels.keys(request) == "bacd");
  request.evidence = {{.field = "quiet", .from = 0, .to = 0}, {.field = "stars", .to = real_code(0), .weight = 0.5f}};
  CHECK(hotels.keys(request) == "cabd");
  const std::string next = [&] {
    SearchRequest first = request;
    first.limit = 2;
    return hotels.search(first).next;
  }();
  request.after = next;
  CHECK(hotels.keys(request) == "bd");
  request.evidence[0].from = request.evidence[0].to = 1;
  CHECK_THAT(refused([&] { hotels.search(request); }), Contains("after"));

  request = inns();
  request.evidence = {{.field = "stars", .from = 4, .to = 5}};
  CHECK_THAT(refused([&] { hotels.search(request); }), Contains("4 for field 'stars' is no code of a real"));
  request.evidence = {{.field = "quiet", .from = 1, .to = 7}};
  CHECK_THAT(refused([&] { hotels.search(request); }), Contains("7 for field 'quiet' is neither 0 nor 1"));
}
