// Pages, orders, facets, visits, lifts and threads against what follows from all hits of a plain search.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include "oracle/random_archive.h"
#include "support/random.h"
#include "tra/collation.h"
#include "tra/error.h"
#include "tra/index_writer.h"

using namespace tra;
using namespace tra::test;

namespace {

// A random index of several segments with deleted documents, and random requests of it.
class Archive {
 public:
  Archive(Random& random, const Schema& schema)
      : random_(random), archive_(random, schema), searcher_(snapshot_of(random, schema)) {}

  const Searcher& searcher() const { return searcher_; }
  Random& random() { return random_; }
  SearchRequest request() {
    SearchRequest request = archive_.request(false);
    if (random_.chance(0.5)) request.ranking = {};
    request.limit = 1 + random_.below(40);
    request.facets.clear();
    return request;
  }
  void add_order(SearchRequest& request) {
    static const std::vector<std::string> kFields = {"day", "views", "country", "kind"};
    request.sort_field = random_.pick(kFields);
    request.descending = random_.chance(0.5);
    request.missing_first = random_.chance(0.5);
    for (std::size_t i = random_.below(3); i > 0; --i)
      request.then_by.push_back({random_.pick(kFields), random_.chance(0.5), random_.chance(0.5)});
  }
  void add_lifts(SearchRequest& request) {
    using Shape = ValueLift::Shape;
    request.ranking.lifts.push_back({"day", Shape::near, random_.between(18000, 18400), 50, 0.5f});
    if (random_.chance(0.5)) request.ranking.lifts.push_back({"views", Shape::saturated, -20, 10, 3});
  }

 private:
  std::shared_ptr<const Snapshot> snapshot_of(Random& random, const Schema& schema) {
    auto directory = memory_directory();
    IndexWriter writer(directory, schema, {.background_merge = false});
    std::size_t added = 0;
    for (std::size_t commits = 1 + random.below(5); commits > 0; --commits) {
      for (std::size_t i = 1 + random.below(random.chance(0.2) ? 5000 : 120); i > 0; --i)
        writer.add(archive_.document(std::to_string(added++)));
      for (std::size_t i = random.below(10); i > 0; --i) writer.remove(std::to_string(random.below(added)));
      writer.commit();
    }
    return Snapshot::open(directory);
  }

  Random& random_;
  RandomArchive archive_;
  Searcher searcher_;
};

void for_random_requests(const std::function<void(Archive&, SearchRequest)>& test) {
  static const std::size_t kIndexes = test_amount("TRA_ORACLE_INDEXES", 3);
  static const std::size_t kQueries = test_amount("TRA_ORACLE_QUERIES", 40);
  for (std::size_t i = 0; i < kIndexes; ++i) {
    INFO("TRA_TEST_SEED=" << test_seed() << ", index " << i);
    Random random(test_seed() * 1'000'003 + i);
    Archive archive(random, random_schema(random));
    for (std::size_t asked = 0; asked < kQueries; ++asked) {
      const SearchRequest request = archive.request();
      CAPTURE(to_string(request.query), request.limit, request.filters.size());
      test(archive, request);
    }
  }
}

SearchRequest with_all_hits(SearchRequest request) {
  request.limit = 100'000;
  return request;
}

std::vector<std::pair<DocAddress, float>> listed(const std::vector<Hit>& hits) {
  std::vector<std::pair<DocAddress, float>> list;
  for (const Hit& hit : hits) list.emplace_back(hit.address, hit.score);
  return list;
}

std::vector<std::int64_t> numbers(const Document& document, const std::string& field) {
  std::vector<std::int64_t> found;
  for (const Document::Value& value : document.values())
    if (value.field == field) found.push_back(value.number);
  return found;
}

std::vector<std::string> keywords(const Document& document, const std::string& field) {
  std::vector<std::string> found;
  for (const Document::Value& value : document.values())
    if (value.field == field) found.push_back(value.text);
  return found;
}

// -1, 0 or 1: which of two documents comes first by one key.
int compare(const Document& a, const Document& b, const SortKey& key, bool is_keyword) {
  const auto best = [&](const Document& document) -> std::optional<std::string> {
    std::vector<std::string> all;
    if (is_keyword) {
      for (const std::string& value : keywords(document, key.field)) all.push_back(sort_key(value) + '\0' + value);
    } else {
      for (const std::int64_t number : numbers(document, key.field)) {
        const std::string digits = std::to_string(number + 1'000'000);
        all.push_back(std::string(12 - digits.size(), '0') + digits);
      }
    }
    if (all.empty()) return std::nullopt;
    return key.descending ? *std::max_element(all.begin(), all.end()) : *std::min_element(all.begin(), all.end());
  };
  const auto of_a = best(a), of_b = best(b);
  if (of_a == of_b) return 0;
  if (!of_a || !of_b) return !of_a == key.missing_first ? -1 : 1;
  return (*of_a > *of_b) == key.descending ? -1 : 1;
}

// What the documents of a request have, read from the documents themselves.
struct Counted {
  std::map<std::string, std::uint64_t> by_range, by_month;
  std::map<std::int64_t, std::uint64_t> by_views;
  std::map<std::pair<std::string, std::string>, std::uint64_t> month_and_kind, range_and_country;
  std::uint64_t without_views = 0;

  void add(const Document& document) {
    std::set<std::string> ranges, months, kinds, countries;
    const std::vector<std::int64_t> views = numbers(document, "views");
    for (const std::int64_t number : views) {
      if (number <= -10) ranges.insert("..-10");
      if (number >= -20 && number <= 20) ranges.insert("giữa");
      if (number >= 11) ranges.insert("11..");
    }
    for (const std::int64_t day : numbers(document, "day")) months.insert(format_date(day).substr(0, 7));
    for (const std::string& kind : keywords(document, "kind")) kinds.insert(kind);
    for (const std::string& country : keywords(document, "country")) countries.insert(country);
    for (const std::int64_t number : std::set<std::int64_t>(views.begin(), views.end())) ++by_views[number];
    without_views += views.empty();
    for (const auto& range : ranges) ++by_range[range];
    for (const auto& month : months) ++by_month[month];
    for (const auto& month : months)
      for (const auto& kind : kinds) ++month_and_kind[{month, kind}];
    for (const auto& range : ranges)
      for (const auto& country : countries) ++range_and_country[{range, country}];
  }
};

}  // namespace

TEST_CASE("pages one behind the other are the list of all hits", "[oracle]") {
  for_random_requests([](Archive& archive, SearchRequest request) {
    if (archive.random().chance(0.5)) archive.add_order(request);
    if (archive.random().chance(0.3)) archive.add_lifts(request);
    const auto all = listed(archive.searcher().search(with_all_hits(request)).hits);
    std::vector<std::pair<DocAddress, float>> paged;
    bool near = false;
    for (std::size_t pages = 0; pages < 60; ++pages) {
      request.exact_total = pages % 2 == 0;
      request.threads = 1 + static_cast<unsigned>(pages % 3);
      const SearchResult page = archive.searcher().search(request);
      if (pages == 0) near = page.near;
      REQUIRE(page.near == (near && page.total > 0));
      for (const auto& hit : listed(page.hits)) paged.push_back(hit);
      if (page.next.empty()) break;
      REQUIRE(page.hits.size() == request.limit);
      request.after = page.next;
    }
    const std::size_t seen = std::min(all.size(), 60 * request.limit);
    REQUIRE(paged.size() == seen);
    REQUIRE(std::equal(paged.begin(), paged.end(), all.begin()));
  });
}

TEST_CASE("hits in the order of several fields", "[oracle]") {
  for_random_requests([](Archive& archive, SearchRequest request) {
    archive.add_order(request);
    request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
        request.ranking.compound_discount = 0;  // which is for hits by score
    std::map<DocAddress, float> scores;
    SearchRequest without_pairs = with_all_hits(request);
    without_pairs.sort_field.clear();
    without_pairs.then_by.clear();
    std::vector<std::pair<DocAddress, Document>> expected;
    for (const Hit& hit : archive.searcher().search(without_pairs).hits) {
      scores[hit.address] = hit.score;
      expected.emplace_back(hit.address, archive.searcher().snapshot().document(hit.address));
    }
    std::vector<SortKey> keys = {{request.sort_field, request.descending, request.missing_first}};
    keys.insert(keys.end(), request.then_by.begin(), request.then_by.end());
    std::stable_sort(expected.begin(), expected.end(), [&](const auto& a, const auto& b) {
      for (const SortKey& key : keys)
        if (const int order = compare(a.second, b.second, key, key.field == "country" || key.field == "kind"))
          return order < 0;
      return false;
    });
    for (const unsigned threads : {1u, 3u}) {
      request.threads = threads;
      const SearchResult found = archive.searcher().search(request);
      REQUIRE(found.total == expected.size());
      REQUIRE(found.hits.size() == std::min(expected.size(), request.limit));
      for (std::size_t i = 0; i < found.hits.size(); ++i) {
        INFO(request.sort_field << " " << i);
        REQUIRE(found.hits[i].address == expected[i].first);
        REQUIRE(found.hits[i].score == scores[found.hits[i].address]);
      }
    }
  });
}

TEST_CASE("several threads find what one finds", "[oracle]") {
  for_random_requests([](Archive& archive, SearchRequest request) {
    if (archive.random().chance(0.3)) archive.add_lifts(request);
    request.facets = {{"country", 0}, {"day", 0, CalendarStep::month}};
    const SearchResult one = archive.searcher().search(request);
    for (const unsigned threads : {2u, 5u}) {
      request.threads = threads;
      const SearchResult several = archive.searcher().search(request);
      REQUIRE(several.total == one.total);
      REQUIRE(listed(several.hits) == listed(one.hits));
      REQUIRE(several.facets[0].counts == one.facets[0].counts);
      REQUIRE(several.facets[1].counts == one.facets[1].counts);
    }
  });
}

TEST_CASE("lifted hits are the same with and without pruning, and score what words score times the factor",
          "[oracle]") {
  for_random_requests([](Archive& archive, SearchRequest request) {
    const Ranking plain = request.ranking;
    archive.add_lifts(request);
    const SearchResult pruned = archive.searcher().search(request);
    request.ranking.prune = false;
    REQUIRE(listed(archive.searcher().search(request).hits) == listed(pruned.hits));

    request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
        request.ranking.compound_discount = 0;
    request.ranking.prune = true;
    const SearchResult lifted = archive.searcher().search(with_all_hits(request));
    SearchRequest unlifted = with_all_hits(request);
    unlifted.ranking.lifts.clear();
    std::map<DocAddress, float> scores;
    for (const Hit& hit : archive.searcher().search(unlifted).hits) scores[hit.address] = hit.score;
    REQUIRE(lifted.hits.size() == scores.size());
    for (const Hit& hit : lifted.hits) {
      const Document document = archive.searcher().snapshot().document(hit.address);
      double factor = 1;
      for (const ValueLift& lift : request.ranking.lifts) {
        double share = 0;
        for (const std::int64_t number : numbers(document, lift.field)) {
          const double x = static_cast<double>(number - lift.origin), half = static_cast<double>(lift.half);
          const double of = lift.shape == ValueLift::Shape::near ? std::pow(0.5, std::abs(x) / half)
                                                                 : std::max(0.0, x) / (std::max(0.0, x) + half);
          share = std::max(share, of);
        }
        factor *= 1 + static_cast<double>(lift.weight) * share;
      }
      const double expected = static_cast<double>(scores.at(hit.address)) * factor;
      REQUIRE(static_cast<double>(hit.score) == Approx(expected).epsilon(1e-4).margin(1e-4));
    }
  });
}

TEST_CASE("a visitor sees every match once, by address, with its score", "[oracle]") {
  for_random_requests([](Archive& archive, SearchRequest request) {
    request.ranking.near = Ranking::Near::never;
    request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
        request.ranking.compound_discount = 0;
    auto expected = listed(archive.searcher().search(with_all_hits(request)).hits);
    std::sort(expected.begin(), expected.end());
    std::vector<std::pair<DocAddress, float>> visited;
    const bool all_scores = archive.random().chance(0.5);
    const auto visit = [&](const Match& match) {
      const bool scored = all_scores || visited.size() % 7 == 0;
      visited.emplace_back(match.address(), scored ? match.score() : 0);
      return true;
    };
    REQUIRE(archive.searcher().for_each_match(request, visit) == Partial::no);
    REQUIRE(visited.size() == expected.size());
    for (std::size_t i = 0; i < visited.size(); ++i) {
      REQUIRE(visited[i].first == expected[i].first);
      if (all_scores || i % 7 == 0) REQUIRE(visited[i].second == expected[i].second);
    }
    std::size_t seen = 0;
    archive.searcher().for_each_match(request, [&](const Match&) { return ++seen < 3; });
    REQUIRE(seen == std::min<std::size_t>(expected.size(), 3));
  });
}

TEST_CASE("facets of numbers and crossed facets count what their documents have", "[oracle]") {
  for_random_requests([](Archive& archive, SearchRequest request) {
    request.filters.clear();
    request.ranking.near = Ranking::Near::never;
    const NumberRange low{{}, -10}, middle{-20, 20, "giữa"}, high{11, {}};
    const FacetRequest views{"views", 0, CalendarStep::none, {low, middle, high}};
    const FacetRequest months{"day", 0, CalendarStep::month}, kinds{"kind", 2}, exact{"views", 3};
    request.facets = {views, months, exact};
    request.crosses = {{months, kinds}, {views, {"country", 0}}};
    const SearchResult found = archive.searcher().search(request);

    Counted counted;
    archive.searcher().for_each_match(request, [&](const Match& match) {
      counted.add(archive.searcher().snapshot().document(match.address()));
      return true;
    });

    REQUIRE(found.facets[0].counts.size() == 3);
    for (const FacetCount& count : found.facets[0].counts) REQUIRE(count.count == counted.by_range[count.value]);
    REQUIRE(found.facets[0].without == counted.without_views);
    if (counted.by_views.empty()) {
      REQUIRE(!found.facets[0].least);
    } else {
      REQUIRE(found.facets[0].least == counted.by_views.begin()->first);
      REQUIRE(found.facets[0].greatest == counted.by_views.rbegin()->first);
    }
    REQUIRE(found.facets[1].counts.size() == counted.by_month.size());
    auto month = counted.by_month.begin();
    for (const FacetCount& count : found.facets[1].counts) {
      REQUIRE(count.value == month->first);
      REQUIRE(count.count == month->second);
      REQUIRE(format_date(count.from.value()) == month->first + "-01");
      REQUIRE(format_date(count.to.value() + 1).substr(8) == "01");
      ++month;
    }
    REQUIRE(found.facets[2].counts.size() == std::min<std::size_t>(3, counted.by_views.size()));
    for (const FacetCount& count : found.facets[2].counts) REQUIRE(count.count == counted.by_views[count.from.value()]);

    const auto check = [](const CrossResult& cross, const auto& pairs) {
      for (std::size_t row = 0; row < cross.rows.counts.size(); ++row)
        for (std::size_t column = 0; column < cross.columns.counts.size(); ++column) {
          const auto pair = pairs.find({cross.rows.counts[row].value, cross.columns.counts[column].value});
          REQUIRE(cross.counts[row][column] == (pair == pairs.end() ? 0 : pair->second));
        }
    };
    check(found.crosses[0], counted.month_and_kind);
    check(found.crosses[1], counted.range_and_country);
    REQUIRE(found.crosses[0].rows.counts == found.facets[1].counts);
    REQUIRE(found.crosses[0].columns.counts.size() <= 2);
  });
}
