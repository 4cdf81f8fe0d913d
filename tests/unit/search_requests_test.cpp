// Orders, pages, steps of the calendar, crossed facets, lifts and rescoring, on a few documents.
#include <catch2/catch.hpp>
#include <limits>
#include <memory>

#include "search/calendar.h"
#include "tra/error.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;

namespace {

class Visits {
 public:
  Visits() : directory_(memory_directory()) {
    Schema schema;
    schema.text("body").keyword("country").date("day").integer("people");
    IndexWriter writer(directory_, schema, {.background_merge = false});
    add(writer, "a", "hội đàm", {"Lào"}, "2024-01-31", 5);
    add(writer, "b", "hội đàm hội đàm", {"Đức", "Áo"}, "2024-02-01", 30);
    writer.commit();
    add(writer, "c", "hội đàm", {"Ấn Độ"}, "2023-12-31", 7);
    add(writer, "d", "hội đàm", {}, "", 0);
    add(writer, "e", "hội đàm", {"Lào"}, "2024-02-29", 7);
    writer.commit();
    searcher_ = std::make_unique<Searcher>(Snapshot::open(directory_));
  }

  SearchResult search(const SearchRequest& request) const { return searcher_->search(request); }
  std::string keys(const SearchResult& result) const {
    std::string keys;
    for (const Hit& hit : result.hits) keys += searcher_->snapshot().key(hit.address);
    return keys;
  }
  std::string keys(const SearchRequest& request) const { return keys(search(request)); }
  const Searcher& searcher() const { return *searcher_; }
  std::string refusal(const SearchRequest& request) const {
    try {
      search(request);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::invalid_argument);
      return error.what();
    }
    return "";
  }

 private:
  static void add(IndexWriter& writer, const char* key, const char* body, const std::vector<std::string>& countries,
                  const std::string& day, std::int64_t people) {
    Document document(key);
    document.add("body", body);
    for (const std::string& country : countries) document.add("country", country);
    if (!day.empty()) document.add("day", parse_date(day));
    if (people > 0) document.add("people", people);
    writer.add(document);
  }

  std::shared_ptr<Directory> directory_;
  std::unique_ptr<Searcher> searcher_;
};

SearchRequest talks() {
  SearchRequest request;
  request.query = Query::term("đàm");
  return request;
}

std::string written(const FacetResult& facet) {
  std::string text;
  for (const FacetCount& count : facet.counts) text += count.value + "=" + std::to_string(count.count) + " ";
  return text;
}

using Catch::Contains;

}  // namespace

TEST_CASE("hits are put in order by keywords as Vietnamese has them, and by several keys", "[search]") {
  const Visits visits;
  SearchRequest request = talks();
  request.sort_field = "country";
  request.descending = false;
  CHECK(visits.keys(request) == "bcaed");  // Áo, Ấn Độ, Lào twice, none
  request.missing_first = true;
  CHECK(visits.keys(request) == "dbcae");
  request.then_by = {{"day", true, false}};
  CHECK(visits.keys(request) == "dbcea");
  request.sort_field = "people";
  request.descending = true;
  request.missing_first = false;
  request.then_by = {{"day", false, false}};
  CHECK(visits.keys(request) == "bcead");
  request.then_by = {{"day", true, false}};
  CHECK(visits.keys(request) == "becad");
}

TEST_CASE("orders and pages that cannot be are refused", "[search]") {
  const Visits visits;
  SearchRequest request = talks();
  request.sort_field = "body";
  CHECK_THAT(visits.refusal(request), Contains("'body'"));
  request.sort_field = "nothing";
  CHECK_THAT(visits.refusal(request), Contains("'nothing'"));
  request.sort_field = "day";
  request.then_by.assign(4, {"people"});
  CHECK_THAT(visits.refusal(request), Contains("four fields"));
  request = talks();
  request.then_by = {{"day"}};
  CHECK_THAT(visits.refusal(request), Contains("first one"));
  request = talks();
  request.threads = 0;
  CHECK_THAT(visits.refusal(request), Contains("1 to 64 threads"));

  request = talks();
  request.limit = 2;
  const std::string next = visits.search(request).next;
  REQUIRE(!next.empty());
  request.after = next;
  CHECK(visits.keys(request).size() == 2);
  request.query = Query::term("hội");
  CHECK_THAT(visits.refusal(request), Contains("another search"));
  request.query = talks().query;
  for (const std::string& broken :
       {std::string("x"), next.substr(0, next.size() / 2), next + ".1", "." + next, next + "g"}) {
    request.after = broken;
    INFO(broken);
    CHECK_THAT(visits.refusal(request), Contains("SearchRequest::after"));
  }
}

TEST_CASE("parameters of the ranking that give no scores are refused", "[search]") {
  const Visits visits;
  const auto refusal = [&](float Ranking::*parameter, float value) {
    SearchRequest request = talks();
    request.ranking.*parameter = value;
    return visits.refusal(request);
  };
  const std::pair<const char*, float Ranking::*> parameters[] = {{"k1", &Ranking::k1},
                                                                 {"b", &Ranking::b},
                                                                 {"pair_weight", &Ranking::pair_weight},
                                                                 {"opening_weight", &Ranking::opening_weight},
                                                                 {"passage_weight", &Ranking::passage_weight},
                                                                 {"compound_discount", &Ranking::compound_discount},
                                                                 {"evidence_weight", &Ranking::evidence_weight}};
  for (const auto& [name, parameter] : parameters) {
    for (const float value : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), -0.01f})
      CHECK_THAT(refusal(parameter, value), Contains(std::string("Ranking::") + name));
    for (const float value : {0.0f, 1.0f}) CHECK(refusal(parameter, value).empty());
  }
  CHECK_THAT(refusal(&Ranking::b, 1.01f), Contains("[0, 1]"));
  CHECK_THAT(refusal(&Ranking::k1, 1001), Contains("[0, 1000]"));
}

TEST_CASE("boosts inside each other give scores that are numbers and keep the order", "[search]") {
  const Visits visits;
  for (const float factor : {1000.0f, 0.001f}) {
    SearchRequest request = talks();
    request.query = Query::any_of({Query::term("hội"), Query::term("đàm")});
    const std::string keys = visits.keys(request);
    for (int i = 0; i < 100; ++i)
      request.query = Query::boost(Query::any_of({request.query, Query::term("zzz")}), factor);
    const SearchResult result = visits.search(request);
    CHECK(visits.keys(result) == keys);
    for (const Hit& hit : result.hits) CHECK((hit.score > 0 && hit.score < 1e9f));
  }
}

TEST_CASE("a page is refused where the evidence is not that of the page before", "[search]") {
  const Visits visits;
  SearchRequest request = talks();
  request.limit = 2;
  const Evidence country = {"country", {"Lào"}, {}, {}}, day = {"day", {}, 19'000, 20'000};
  request.evidence = {country, day};
  const std::string next = visits.search(request).next;
  const auto refusal = [&](const Evidence& first, const Evidence& second) {
    request.evidence = {first, second};
    request.after = next;
    return visits.refusal(request);
  };
  CHECK(refusal(country, day).empty());
  CHECK_THAT(refusal({"country", {"Lào", "Áo"}, {}, {}}, day), Contains("another search"));
  CHECK_THAT(refusal({"country", {"Áo"}, {}, {}}, day), Contains("another search"));
  CHECK_THAT(refusal({"country", {"Lào"}, {}, {}, 0.5f}, day), Contains("another search"));
  CHECK_THAT(refusal(country, {"people", {}, 19'000, 20'000}), Contains("another search"));
  CHECK_THAT(refusal(country, {"day", {}, 19'001, 20'000}), Contains("another search"));
  CHECK_THAT(refusal(country, {"day", {}, {}, 20'000}), Contains("another search"));
  CHECK_THAT(refusal(country, {"day", {}, 19'000, {}}), Contains("another search"));
}

TEST_CASE("the last page has nothing behind it", "[search]") {
  const Visits visits;
  SearchRequest request = talks();
  request.limit = 3;
  const SearchResult first = visits.search(request);
  request.after = first.next;
  const SearchResult second = visits.search(request);
  CHECK(second.hits.size() == 2);
  CHECK(second.total == 5);
  CHECK(second.next.empty());
  request.limit = 5;
  request.after.clear();
  request.after = visits.search(request).next;
  CHECK(visits.search(request).hits.empty());
}

TEST_CASE("dates are counted by steps of the calendar, with the first and the last", "[search]") {
  const Visits visits;
  SearchRequest request = talks();
  for (const CalendarStep step : {CalendarStep::year, CalendarStep::quarter, CalendarStep::month, CalendarStep::week})
    request.facets.push_back({"day", 0, step});
  request.facets.push_back({"day", 2});
  request.facets.push_back({"people", 0, CalendarStep::none, {{{}, 6}, {7, 7, "bảy"}, {100, {}}}});
  const SearchResult result = visits.search(request);
  CHECK(written(result.facets[0]) == "2023=1 2024=3 ");
  CHECK(written(result.facets[1]) == "2023-Q4=1 2024-Q1=3 ");
  CHECK(written(result.facets[2]) == "2023-12=1 2024-01=1 2024-02=2 ");
  CHECK(written(result.facets[3]) == "2023-W52=1 2024-W05=2 2024-W09=1 ");
  CHECK(written(result.facets[4]) == "2023-12-31=1 2024-01-31=1 ");
  CHECK(written(result.facets[5]) == "..6=1 bảy=2 100..=0 ");
  CHECK(result.facets[0].least == parse_date("2023-12-31"));
  CHECK(result.facets[0].greatest == parse_date("2024-02-29"));
  CHECK(result.facets[0].without == 1);
  CHECK(result.facets[2].counts[2].from == parse_date("2024-02-01"));
  CHECK(result.facets[2].counts[2].to == parse_date("2024-02-29"));
}

TEST_CASE("facets of two fields are crossed", "[search]") {
  const Visits visits;
  SearchRequest request = talks();
  request.crosses = {{{"day", 0, CalendarStep::year}, {"country", 2}}};
  const CrossResult cross = visits.search(request).crosses.at(0);
  CHECK(written(cross.rows) == "2023=1 2024=3 ");
  CHECK(written(cross.columns) == "Lào=2 Áo=1 ");
  CHECK(cross.counts == std::vector<std::vector<std::uint64_t>>{{0, 0}, {2, 1}});
  request.filters = {{"country", {"Lào"}}};
  CHECK(visits.search(request).crosses.at(0).counts == std::vector<std::vector<std::uint64_t>>{{2}});
}

TEST_CASE("facets that cannot be are refused", "[search]") {
  const Visits visits;
  const auto refusal = [&](FacetRequest facet) {
    SearchRequest request = talks();
    request.facets = {std::move(facet)};
    return visits.refusal(request);
  };
  CHECK_THAT(refusal({"body"}), Contains("'body'"));
  CHECK_THAT(refusal({"people", 0, CalendarStep::year}), Contains("only dates"));
  CHECK_THAT(refusal({"country", 0, CalendarStep::none, {{1, 2}}}), Contains("ranges"));
  CHECK_THAT(refusal({"day", 0, CalendarStep::year, {{1, 2}}}), Contains("either"));
}

TEST_CASE("steps of the calendar hold for every day there can be", "[search]") {
  using search::first_day_of, search::last_day_of, search::name_of;
  for (const CalendarStep step : {CalendarStep::year, CalendarStep::quarter, CalendarStep::month, CalendarStep::week}) {
    for (std::int64_t day = parse_date("1969-12-20"); day < parse_date("1972-03-03"); ++day) {
      const std::int64_t first = first_day_of(step, day), last = last_day_of(step, first);
      REQUIRE(first <= day);
      REQUIRE(day <= last);
      REQUIRE(first_day_of(step, last) == first);
      REQUIRE(first_day_of(step, last + 1) == last + 1);
    }
    for (const std::int64_t extreme :
         {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
      CHECK(!name_of(step, first_day_of(step, extreme)).empty());
  }
  // Days outside the years -32000 to 32000 belong to the first and the last step of these years.
  const std::int64_t before = std::numeric_limits<std::int64_t>::min(),
                     behind = std::numeric_limits<std::int64_t>::max();
  const auto last_of = [](CalendarStep step, std::int64_t day) { return last_day_of(step, first_day_of(step, day)); };
  for (const CalendarStep step : {CalendarStep::quarter, CalendarStep::month}) {
    CHECK(first_day_of(step, before) == first_day_of(CalendarStep::year, before));
    CHECK(last_of(step, behind) == last_of(CalendarStep::year, behind));
  }
  CHECK(name_of(CalendarStep::week, first_day_of(CalendarStep::week, parse_date("2021-01-03"))) == "2020-W53");
  CHECK(name_of(CalendarStep::week, first_day_of(CalendarStep::week, parse_date("2021-01-04"))) == "2021-W01");
  CHECK(name_of(CalendarStep::year, first_day_of(CalendarStep::year, parse_date("0045-06-07"))) == "0045");
}

TEST_CASE("recent documents come first among equals", "[search]") {
  const Visits visits;
  SearchRequest request;
  request.query = Query::any_of({Query::term("hội"), Query::term("đàm")});
  request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
      request.ranking.compound_discount = 0;
  CHECK(visits.keys(request).substr(0, 1) == "b");  // has the words twice
  request.ranking.lifts = {{"day", ValueLift::Shape::near, parse_date("2024-02-29"), 10, 100}};
  CHECK(visits.keys(request).substr(0, 1) == "e");
  CHECK(visits.keys(request).back() == 'd');  // without a day
  request.explain = true;
  CHECK_THAT(visits.search(request).hits[0].explanation, Contains("times 101.0"));
  request.ranking.lifts = {{"people", ValueLift::Shape::saturated, 6, 1, 5}};
  CHECK(visits.keys(request) == "bcead");

  request.ranking.lifts = {{"country"}};
  CHECK_THAT(visits.refusal(request), Contains("'country'"));
  request.ranking.lifts = {{"day", ValueLift::Shape::near, 0, 0, 1}};
  CHECK_THAT(visits.refusal(request), Contains("half"));
  request.ranking.lifts = {{"day", ValueLift::Shape::near, 0, 1, std::numeric_limits<float>::quiet_NaN()}};
  CHECK_THAT(visits.refusal(request), Contains("weight"));
  request.ranking.lifts.assign(4, {"day", ValueLift::Shape::near, 0, 1, 10});
  CHECK_THAT(visits.refusal(request), Contains("thousand"));
}

TEST_CASE("a program scores the best hits as it knows better", "[search]") {
  const Visits visits;
  SearchRequest request = talks();
  const std::string plain = visits.keys(request);
  request.rescoring.documents = 3;
  request.rescoring.score = [](DocAddress, float score) { return -score; };
  const SearchResult result = visits.search(request);
  const std::string keys = visits.keys(result);
  CHECK(keys.substr(3) == plain.substr(3));
  CHECK(keys[2] == plain[0]);
  CHECK(result.hits[0].score <= 0);

  request.limit = 1;
  std::string paged;
  for (int page = 0; page < 5; ++page) {
    const SearchResult one = visits.search(request);
    paged += visits.keys(one);
    request.after = one.next;
  }
  CHECK(paged == keys);
  request = talks();
  request.rescoring = {2, [](DocAddress, float) { return std::numeric_limits<float>::infinity(); }};
  CHECK_THAT(visits.refusal(request), Contains("finite"));
}
