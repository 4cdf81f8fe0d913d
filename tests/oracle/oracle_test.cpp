// Gives the engine and the oracle the same random documents and queries, and compares the results.
#include <catch2/catch.hpp>
#include <functional>
#include <memory>

#include "oracle/compare.h"
#include "oracle/random_archive.h"
#include "support/random.h"
#include "tra/index_writer.h"

using namespace tra;
using namespace tra::test;

namespace {

// The same archive in an index of the engine and in one of the oracle.
class Pair {
 public:
  Pair(Random& random, const Schema& schema)
      : random_(random),
        archive_(random, schema),
        oracle_(schema),
        directory_(memory_directory()),
        writer_(directory_, schema, {.background_merge = false}) {}

  void add(std::size_t documents) {
    for (std::size_t i = 0; i < documents; ++i) add_as("doc" + std::to_string(added_++));
    writer_.commit();
  }
  // Replaces some documents and removes others.
  void change(std::size_t documents) {
    for (std::size_t i = 0; i < documents; ++i) {
      const std::string key = "doc" + std::to_string(random_.below(added_));
      if (random_.chance(0.5)) {
        add_as(key);
      } else {
        writer_.remove(key);
        oracle_.remove(key);
      }
    }
    writer_.commit();
  }
  void merge(MergeOrder order) {
    writer_.merge(order);
    oracle_.merge();
  }

  // Runs random queries. With `scores`, statistics must not include deleted documents.
  void check(std::size_t queries, bool scores) {
    const Searcher searcher(Snapshot::open(directory_));
    REQUIRE(searcher.snapshot().documents() == oracle_.live_count());
    for (std::size_t i = 0; i < queries; ++i) {
      const bool scored = scores && random_.chance(0.8);
      SearchRequest request = archive_.request(scored);
      CAPTURE(to_string(request.query), request.limit, request.filters.size(), scored);
      REQUIRE(difference(oracle_, searcher, request, scored) == "");
      REQUIRE(pruning_difference(searcher, request) == "");
      if (random_.chance(0.1)) {
        request.sort_field = random_.chance(0.5) ? "day" : "views";
        request.descending = random_.chance(0.5);
        REQUIRE(sort_difference(oracle_, searcher, request) == "");
      }
    }
  }

  std::size_t segments() const { return Snapshot::open(directory_)->segments().size(); }
  const OracleIndex& oracle() const { return oracle_; }
  std::shared_ptr<const Snapshot> snapshot() const { return Snapshot::open(directory_); }
  CheckReport check_report() const { return check_index(directory_); }

 private:
  void add_as(const std::string& key) {
    const Document document = archive_.document(key);
    writer_.add(document);
    oracle_.add(document);
  }

  Random& random_;
  RandomArchive archive_;
  OracleIndex oracle_;
  std::shared_ptr<Directory> directory_;
  IndexWriter writer_;
  std::size_t added_ = 0;
};

const std::size_t kIndexes = test_amount("TRA_ORACLE_INDEXES", 6);
const std::size_t kQueries = test_amount("TRA_ORACLE_QUERIES", 150);

void for_random_indexes(const std::function<void(Random&, Pair&)>& test) {
  for (std::size_t i = 0; i < kIndexes; ++i) {
    const std::uint64_t seed = test_seed() * 1'000'003 + i;
    INFO("TRA_TEST_SEED=" << test_seed() << ", index " << i);
    Random random(seed);
    const Schema schema = random_schema(random);
    Pair pair(random, schema);
    test(random, pair);
  }
}

}  // namespace

TEST_CASE("one segment answers as the oracle does", "[oracle]") {
  for_random_indexes([](Random& random, Pair& pair) {
    pair.add(1 + random.below(400));
    REQUIRE(pair.segments() == 1);
    pair.check(kQueries, true);
  });
}

TEST_CASE("many segments answer as the oracle does, before and after a merge", "[oracle]") {
  for_random_indexes([](Random& random, Pair& pair) {
    const std::size_t commits = 2 + random.below(6);
    for (std::size_t i = 0; i < commits; ++i) pair.add(1 + random.below(100));
    REQUIRE(pair.segments() == commits);
    pair.check(kQueries, true);
    pair.merge(static_cast<MergeOrder>(random.below(3)));
    REQUIRE(pair.segments() == 1);
    pair.check(kQueries, true);
  });
}

TEST_CASE("with deleted and replaced documents the matches are the oracle's, after a merge the scores too",
          "[oracle]") {
  for_random_indexes([](Random& random, Pair& pair) {
    for (std::size_t i = 0; i < 3; ++i) {
      pair.add(1 + random.below(100));
      pair.change(random.below(60));
    }
    pair.check(kQueries, false);
    pair.merge(static_cast<MergeOrder>(random.below(3)));
    pair.check(kQueries, true);
  });
}

TEST_CASE("lists of many blocks answer as the oracle does", "[oracle]") {
  Random random(test_seed());
  INFO("TRA_TEST_SEED=" << test_seed());
  const Schema schema = random_schema(random);
  Pair pair(random, schema);
  pair.add(3000);
  pair.add(1500);
  pair.check(kQueries, true);
  pair.merge(MergeOrder::keep);
  pair.check(kQueries, true);
}

TEST_CASE("documents come back as they were given", "[oracle]") {
  for_random_indexes([](Random& random, Pair& pair) {
    pair.add(1 + random.below(100));
    pair.change(random.below(50));
    const auto check = [&] {
      const auto snapshot = pair.snapshot();
      for (const OracleIndex::Entry& entry : pair.oracle().entries()) {
        if (!entry.live) continue;
        const auto address = snapshot->find(entry.key);
        REQUIRE(address);
        CHECK(snapshot->key(*address) == entry.key);
        const Document document = snapshot->document(*address);
        CHECK(document.key() == entry.key);
        for (const Field& field : snapshot->schema().fields()) {
          const auto values_of = [&](const Document& from) {
            std::vector<std::pair<std::string, std::int64_t>> values;
            for (const Document::Value& value : from.values())
              if (value.field == field.name) values.emplace_back(value.text, value.number);
            return values;
          };
          INFO(field.name);
          CHECK(values_of(document) == values_of(entry.document));
        }
      }
      CHECK(pair.check_report().problems.empty());
    };
    check();
    pair.merge(MergeOrder::keep);
    check();
  });
}
