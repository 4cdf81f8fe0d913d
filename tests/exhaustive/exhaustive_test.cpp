// Tests all indexes of a small scope with all queries of a small scope against exhaustive scoring.
//
// Most bugs appear with some small input when all small inputs are tried (Jackson & Damon, "Elements of style", 1996).
// re2's exhaustive tester does this for regular expressions.
#include <bitset>
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

std::size_t number_of_key(const std::string& key) {
  const std::size_t point = key.find('.');
  return std::stoul(key.substr(0, point)) * kRun + std::stoul(key.substr(point + 1));
}

SearchRequest request_of(const Query& query, const std::string& filter, std::size_t limit, bool prune) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
      request.ranking.compound_discount = 0;
  request.ranking.near = Ranking::Near::never;
  request.ranking.prune = prune;
  if (!filter.empty()) request.filters.push_back({"parity", {filter}});
  return request;
}

// Scores are multiples of at least 2^-24, and each clause drops a fraction (engine/search/SCORING.md).
bool close(double a, double b) { return std::abs(a - b) <= 1e-5 * std::abs(b) + 3e-7; }

// An index, opened. Each key is read once, because it lies in a compressed block.
struct Opened {
  explicit Opened(const SmallIndex& index, const std::shared_ptr<const Snapshot>& snapshot) : searcher(snapshot) {
    for (std::uint32_t segment = 0; segment < snapshot->segments().size(); ++segment) {
      std::vector<std::size_t>& of_segment = numbers.emplace_back();
      for (std::uint32_t i = 0; i < snapshot->segments()[segment].documents; ++i)
        of_segment.push_back(number_of_key(snapshot->key({segment, i})));
    }
    for (std::size_t run = 0; run < index.kinds.size(); ++run) live[run] = index.deleted == run ? kRun - 1 : kRun;
  }
  // The number of a document is its run times kRun plus its place in the run.
  std::size_t number(DocAddress address) const { return numbers.at(address.segment).at(address.document); }

  Searcher searcher;
  std::vector<std::vector<std::size_t>> numbers;  // by segment and document
  std::array<std::size_t, kMaxKinds> live{};      // live documents of each run
};

std::size_t matches_of(const Opened& index, const RunScores& expected) {
  std::size_t matches = 0;
  for (std::size_t run = 0; run < kMaxKinds; ++run)
    if (expected[run]) matches += index.live[run];
  return matches;
}

// Empty when the hits are the best documents of `expected`, in order.
std::string wrong_hits(const Opened& index, const RunScores& expected, const std::vector<Hit>& hits) {
  if (hits.size() != matches_of(index, expected)) return "the number of hits is " + std::to_string(hits.size());
  std::bitset<kMaxKinds * kRun> seen;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const std::size_t number = index.number(hits[i].address);
    const std::optional<double>& score = expected[number / kRun];
    const auto key = [&] { return std::to_string(number / kRun) + "." + std::to_string(number % kRun); };
    if (!score) return key() + " does not match";
    if (seen[number]) return key() + " is there twice";
    seen.set(number);
    if (!close(static_cast<double>(hits[i].score), *score))
      return "the score of " + key() + " is " + std::to_string(hits[i].score) + ", not " + std::to_string(*score);
    if (i == 0) continue;
    const Hit& before = hits[i - 1];
    if (before.score < hits[i].score || (before.score == hits[i].score && hits[i].address < before.address))
      return "the order at " + key();
  }
  return {};
}

// Whether `best` are the first `limit` of all hits, to the bit of the score.
bool are_first(const std::vector<Hit>& best, const std::vector<Hit>& all, std::size_t limit) {
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
  return std::equal(best.begin(), best.end(), all.begin(), end, [](const Hit& one, const Hit& other) {
    return one.address == other.address && std::memcmp(&one.score, &other.score, sizeof one.score) == 0;
  });
}

// Empty when the query is answered correctly for every limit. `asked` counts the searches.
std::string wrong_answer(const Opened& index, const SmallOracle& oracle, const Query& query, const std::string& filter,
                         std::uint64_t& asked) {
  const Searcher& searcher = index.searcher;
  const RunScores expected = oracle.answer(query, filter);
  const std::size_t matches = matches_of(index, expected);
  if (filter.empty() && searcher.count(query) != matches) return "the count";
  const SearchResult all = searcher.search(request_of(query, filter, kMaxKinds * kRun, false));
  if (all.total != matches) return "the total is " + std::to_string(all.total);
  if (auto wrong = wrong_hits(index, expected, all.hits); !wrong.empty()) return wrong;
  for (const std::size_t limit : kLimits) {
    const SearchResult best = searcher.search(request_of(query, filter, limit, true));
    ++asked;
    if (best.total != matches) return "the total of the best " + std::to_string(limit);
    if (!are_first(best.hits, all.hits, limit)) return "the best " + std::to_string(limit);
  }
  return {};
}

struct Counts {
  std::uint64_t indexes = 0, searches = 0;
};

void check(const SmallIndex& index, const std::vector<Query>& queries, Counts& counts) {
  const Opened opened(index, Snapshot::open(write(index)));
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
