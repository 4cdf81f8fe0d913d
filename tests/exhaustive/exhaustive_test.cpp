// Tests all indexes of a small scope with all queries of a small scope against exhaustive scoring.
//
// Most bugs appear with some small input when all small inputs are tried (Jackson & Damon, "Elements of style", 1996).
// re2's exhaustive tester does this for regular expressions.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <iostream>

#include "exhaustive/small_questions.h"
#include "support/random.h"

using namespace tra;
using namespace tra::test;

namespace {

// Limits around multiples of a block, because ties fill whole blocks.
constexpr std::size_t kLimits[] = {1, 2, 3, kRun - 1, kRun, kRun + 1, 2 * kRun + 1};

SearchRequest request_of(const Query& query, const std::string& filter, std::size_t limit, bool prune) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  request.ranking.pair_weight = request.ranking.opening_weight = 0;
  request.ranking.near = Ranking::Near::never;
  request.ranking.prune = prune;
  if (!filter.empty()) request.filters.push_back({"parity", {filter}});
  return request;
}

// Scores are multiples of at least 2^-24, and each clause drops a fraction (engine/search/SCORING.md).
bool close(double a, double b) { return std::abs(a - b) <= 1e-5 * std::abs(b) + 3e-7; }

// An index, opened. Each key is read once, because it lies in a compressed block.
struct Opened {
  explicit Opened(const std::shared_ptr<const Snapshot>& snapshot) : searcher(snapshot) {
    for (std::uint32_t segment = 0; segment < snapshot->segments().size(); ++segment) {
      std::vector<std::string>& of_segment = keys.emplace_back();
      for (std::uint32_t i = 0; i < snapshot->segments()[segment].documents; ++i)
        of_segment.push_back(snapshot->key({segment, i}));
    }
  }
  const std::string& key(DocAddress address) const { return keys.at(address.segment).at(address.document); }

  Searcher searcher;
  std::vector<std::vector<std::string>> keys;  // by segment and document
};

// Empty when the hits are the best documents of `expected`, in order.
std::string wrong_hits(const Opened& index, const std::map<std::string, double>& expected, const std::vector<Hit>& hits,
                       std::size_t limit) {
  if (hits.size() != std::min(limit, expected.size())) return "the number of hits is " + std::to_string(hits.size());
  std::map<std::string, double> left = expected;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const std::string& key = index.key(hits[i].address);
    const auto found = left.find(key);
    if (found == left.end()) return key + " does not match, or is there twice";
    if (!close(static_cast<double>(hits[i].score), found->second))
      return "the score of " + key + " is " + std::to_string(hits[i].score) + ", not " + std::to_string(found->second);
    left.erase(found);
    if (i == 0) continue;
    const Hit& before = hits[i - 1];
    if (before.score < hits[i].score || (before.score == hits[i].score && hits[i].address < before.address))
      return "the order at " + key;
  }
  for (const auto& [key, score] : left)
    if (!hits.empty() && score > static_cast<double>(hits.back().score) &&
        !close(static_cast<double>(hits.back().score), score))
      return key + " is missing";
  return {};
}

bool same_hits(const std::vector<Hit>& a, const std::vector<Hit>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Hit& one, const Hit& other) {
    return one.address == other.address && std::memcmp(&one.score, &other.score, sizeof one.score) == 0;
  });
}

// Empty when the query is answered correctly for every limit. `asked` counts the searches.
std::string wrong_answer(const Opened& index, const SmallOracle& oracle, const Query& query, const std::string& filter,
                         std::uint64_t& asked) {
  const Searcher& searcher = index.searcher;
  const auto expected = oracle.answer(query, filter);
  if (filter.empty() && searcher.count(query) != expected.size()) return "the count";
  const SearchResult all = searcher.search(request_of(query, filter, kMaxKinds * kRun, false));
  if (all.total != expected.size()) return "the total is " + std::to_string(all.total);
  if (auto wrong = wrong_hits(index, expected, all.hits, kMaxKinds * kRun); !wrong.empty()) return wrong;
  for (const std::size_t limit : kLimits) {
    const SearchResult best = searcher.search(request_of(query, filter, limit, true));
    ++asked;
    auto first = all.hits;
    if (first.size() > limit) first.resize(limit);
    if (best.total != expected.size()) return "the total of the best " + std::to_string(limit);
    if (!same_hits(best.hits, first)) return "the best " + std::to_string(limit);
  }
  return {};
}

struct Counts {
  std::uint64_t indexes = 0, searches = 0;
};

void check(const SmallIndex& index, const std::vector<Query>& queries, Counts& counts) {
  const Opened opened(Snapshot::open(write(index)));
  const SmallOracle oracle(index);
  ++counts.indexes;
  for (const Query& query : queries)
    for (const char* filter : {"", "even"}) {
      const std::string wrong = wrong_answer(opened, oracle, query, filter, counts.searches);
      if (wrong.empty()) continue;
      CAPTURE(to_string(index), to_string(query), filter);
      REQUIRE(wrong == "");
    }
}

// Checks every `slices`-th index, starting with number `slice`.
Counts check_slice(std::size_t runs, std::uint64_t slices, std::uint64_t slice) {
  const std::vector<Query> queries = small_queries();
  SmallIndexes indexes(runs);
  Counts counts;
  std::uint64_t number = 0;
  while (const auto index = indexes.next())
    if (number++ % slices == slice) check(*index, queries, counts);
  std::cout << runs << " runs: " << counts.indexes << " of " << number << " indexes, " << counts.searches
            << " searches\n";
  return counts;
}

}  // namespace

TEST_CASE("a slice of all small indexes answers as scoring everything does", "[exhaustive]") {
  const std::uint64_t seed = test_seed();
  INFO("TRA_TEST_SEED=" << seed);
  CHECK(check_slice(1, 1, 0).indexes > 0);
  CHECK(check_slice(2, 211, seed % 211).indexes > 0);
  CHECK(check_slice(3, 40'009, seed % 40'009).indexes > 0);
}

TEST_CASE("all small indexes answer as scoring everything does", "[.whole]") {
  const std::uint64_t slices = test_amount("TRA_EXHAUSTIVE_SLICES", 1);
  const std::uint64_t slice = test_amount("TRA_EXHAUSTIVE_SLICE", 0);
  for (std::size_t runs = 1; runs <= test_amount("TRA_EXHAUSTIVE_RUNS", 3); ++runs) check_slice(runs, slices, slice);
}
