// The score of a document's best passage against one that tries every passage.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "oracle/oracle_index.h"
#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;
using namespace tra::test;

namespace {

constexpr float kWeight = 0.4f;

const std::vector<std::string>& words() {
  static const std::vector<std::string> all = {"hội", "đàm", "cấp", "cao", "thăm", "ký", "biển", "đảo"};
  return all;
}

// Few words of the queries, far from each other.
std::string random_text(Random& random) {
  std::string text;
  for (std::size_t i = random.below(400); i > 0; --i)
    text += random.chance(0.06) ? random.pick(words()) + " " : random.chance(0.1) ? "bản. " : "văn ";
  return text;
}

// An index of up to 20 documents, all of which are scored again, in one or several segments.
struct Both {
  explicit Both(Random& random) : oracle(Schema().text("body")) {
    const auto directory = memory_directory();
    IndexWriter writer(directory, oracle.schema(), {.background_merge = false});
    for (std::size_t i = 2 + random.below(18); i > 0; --i) {
      Document document(std::to_string(i));
      document.add("body", random_text(random));
      writer.add(document);
      oracle.add(document);
      if (random.chance(0.2)) writer.commit();
    }
    writer.commit();
    snapshot = Snapshot::open(directory);
  }

  OracleIndex oracle;
  std::shared_ptr<const Snapshot> snapshot;
};

std::map<std::string, double> scores(const Both& both, SearchRequest request, float passage_weight) {
  request.ranking.passage_weight = passage_weight;
  std::map<std::string, double> found;
  for (const Hit& hit : Searcher(both.snapshot).search(request).hits)
    found[both.snapshot->key(hit.address)] = static_cast<double>(hit.score);
  return found;
}

// The greatest sum of idf of different words that stand among 100 positions, of which the first is a multiple of 50.
double best_passage(const OracleIndex& index, std::size_t document, const std::set<std::string>& asked) {
  const auto documents = static_cast<double>(index.entries().size());
  double best = 0;
  for (std::uint32_t begin = 0; begin < 1000; begin += 50) {
    double sum = 0;
    for (const std::string& word : asked) {
      const auto list = index.lists("").find(index.query_words(word)->at(0).key);
      if (list == index.lists("").end() || !list->second.contains(document)) continue;
      const auto with_word = static_cast<double>(list->second.size());
      const auto& positions = list->second.at(document).positions;
      if (std::any_of(positions.begin(), positions.end(),
                      [&](std::uint32_t position) { return position >= begin && position < begin + 100; }))
        sum += std::log(1 + (documents - with_word + 0.5) / (with_word + 0.5));
    }
    best = std::max(best, sum);
  }
  return best;
}

}  // namespace

TEST_CASE("the best passage adds the idf of its words, as far as passages count", "[oracle]") {
  for (std::size_t i = 0; i < test_amount("TRA_ORACLE_INDEXES", 20); ++i) {
    INFO("TRA_TEST_SEED=" << test_seed() << ", index " << i);
    Random random(test_seed() * 1'000'003 + i);
    const Both both(random);
    for (int asked = 0; asked < 10; ++asked) {
      std::vector<Query> terms;
      std::set<std::string> different;
      for (std::size_t n = 2 + random.below(6); n > 0; --n) {
        const std::string word = random.pick(words());
        terms.push_back(Query::term(word));
        different.insert(word);
      }
      SearchRequest request;
      request.query = Query::any_of(terms);
      request.limit = 20;
      request.ranking.accents = false;
      request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.compound_discount = 0;
      const auto without = scores(both, request, 0), with = scores(both, request, kWeight);
      REQUIRE(with.size() == without.size());
      for (std::size_t document = 0; document < both.oracle.entries().size(); ++document) {
        const std::string& key = both.oracle.entries()[document].key;
        if (!without.contains(key)) continue;
        const double expected = static_cast<double>(kWeight) * best_passage(both.oracle, document, different);
        CHECK(with.at(key) - without.at(key) == Approx(expected).margin(1e-4));
      }
    }
  }
}
