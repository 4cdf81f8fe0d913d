// TopK keeps the k best documents.
#include <catch2/catch.hpp>
#include <map>

#include "search/evaluate/top_k.h"
#include "support/random.h"

using namespace tra;
using namespace tra::search;

namespace {

std::vector<ScoredDocument> first(std::vector<ScoredDocument> all, std::size_t k) {
  std::sort(all.begin(), all.end());
  all.resize(std::min(all.size(), k));
  return all;
}

void check_alike(const std::vector<ScoredDocument>& found, const std::vector<ScoredDocument>& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    REQUIRE(found[i].score == wanted[i].score);
    REQUIRE(found[i].address == wanted[i].address);
  }
}

}  // namespace

TEST_CASE("the best k of any number of documents, ties to the earlier", "[search]") {
  test::Random random(test::test_seed());
  INFO("TRA_TEST_SEED=" << test::test_seed());
  for (int round = 0; round < 2000; ++round) {
    const std::size_t k = 1 + random.below(8);
    TopK top(k);
    std::vector<ScoredDocument> all;
    for (std::uint32_t document = 0, count = static_cast<std::uint32_t>(random.below(30)); document < count;
         ++document) {
      all.push_back({static_cast<Score>(random.below(6)), {document / 10, document % 10}});
      top.insert(all.back().score, all.back().address);
      const auto best = first(all, k);
      REQUIRE(top.threshold() == (best.size() == k ? best.back().score : -1));
    }
    check_alike(top.take(), first(all, k));
  }
}

TEST_CASE("the best of many documents, ties to the earlier", "[search]") {
  test::Random random(test::test_seed());
  INFO("TRA_TEST_SEED=" << test::test_seed());
  for (int round = 0; round < 60; ++round) {
    const std::size_t k = TopK::kMostInHeap + 1 + random.below(200);
    TopK top(k);
    std::vector<ScoredDocument> all;
    const std::uint64_t scores = 1 + random.below(random.chance(0.5) ? 20 : 100'000);
    for (std::uint32_t document = 0, count = static_cast<std::uint32_t>(random.below(3000)); document < count;
         ++document) {
      all.push_back({static_cast<Score>(random.below(scores)), {document / 100, document % 100}});
      top.insert(all.back().score, all.back().address);
    }
    const auto best = first(all, k);
    REQUIRE(top.threshold() <= (best.size() == k ? best.back().score : -1));
    check_alike(top.take(), best);
  }
}

TEST_CASE("documents that come several times and in any order count by their best score", "[search]") {
  test::Random random(test::test_seed());
  INFO("TRA_TEST_SEED=" << test::test_seed());
  for (int round = 0; round < 2000; ++round) {
    const std::size_t k = 1 + random.below(6);
    TopK top(k);
    std::map<std::uint32_t, Score> best;
    for (std::size_t i = random.below(40); i > 0; --i) {
      const auto document = static_cast<std::uint32_t>(random.below(12));
      const auto score = static_cast<Score>(random.below(6));
      const auto first_of_block = static_cast<std::uint32_t>(random.below(document + 1));
      // The caller does not offer documents that cannot enter.
      if (score > top.threshold_from({0, first_of_block})) top.raise(score, {0, document});
      const auto [found, is_new] = best.emplace(document, score);
      found->second = std::max(found->second, score);
    }
    std::vector<ScoredDocument> all;
    for (const auto& [document, score] : best) all.push_back({score, {0, document}});
    check_alike(top.take(), first(all, k));
  }
}

TEST_CASE("equal scores behind the last hit are ruled out, before it they are not", "[search]") {
  for (const bool by_insert : {false, true}) {
    TopK top(2);
    CHECK(top.threshold_from({0, 0}) < 0);
    for (const std::uint32_t document : {3u, 7u})
      by_insert ? top.insert(5, {1, document}) : top.raise(5, {1, document});
    CHECK(top.threshold_from({1, 6}) == 4);
    CHECK(top.threshold_from({1, 7}) == 5);
    CHECK(top.threshold_from({2, 0}) == 5);
    CHECK(top.threshold_from({0, 9}) == 4);
    top.raise(5, {1, 4});
    CHECK(top.threshold_from({1, 4}) == 5);
  }
  SharedBest best(2);
  TopK first(2), second(2);
  first.share(best);
  second.share(best);
  for (const std::uint32_t document : {3u, 7u}) first.raise(5, {1, document});
  second.begin(0);  // knows the hits of the other thread
  CHECK(second.threshold_from({0, 9}) == 4);
  CHECK(second.threshold_from({1, 8}) == 5);
}

TEST_CASE("threads that share the best hits find what one finds, and no score enters that cannot", "[search]") {
  test::Random random(test::test_seed());
  INFO("TRA_TEST_SEED=" << test::test_seed());
  for (int round = 0; round < 2000; ++round) {
    const std::size_t k = 1 + random.below(8);
    SharedBest best(k);
    std::vector<TopK> tops(1 + random.below(3), TopK(k));
    for (TopK& top : tops) top.share(best);
    std::vector<std::uint32_t> segments(tops.size());  // that are being searched
    std::vector<std::uint32_t> documents(tops.size(), 10);
    std::vector<ScoredDocument> all;
    std::uint32_t begun = 0;
    for (std::size_t i = random.below(100); i > 0; --i) {
      const std::size_t thread = random.below(tops.size());
      TopK& top = tops[thread];
      if (documents[thread] == 10) {
        segments[thread] = begun++;
        documents[thread] = 0;
        top.begin(segments[thread]);
      }
      const bool twice = segments[thread] % 3 == 0;  // of such segments documents come in two scores
      const ScoredDocument hit{static_cast<Score>(1 + random.below(6)), {segments[thread], documents[thread]++}};
      if (twice) {
        for (const Score score : {hit.score - 1, hit.score})
          if ((score == hit.score || random.chance(0.5)) && score > top.threshold_from({hit.address.segment, 0}))
            top.raise(score, hit.address);
      } else {
        top.insert(hit.score, hit.address);
      }
      all.push_back(hit);
      REQUIRE(top.threshold() <= (all.size() < k ? -1 : first(all, k).back().score));
    }
    std::vector<ScoredDocument> found;
    for (TopK& top : tops)
      for (const ScoredDocument& hit : top.take()) found.push_back(hit);
    check_alike(first(found, k), first(all, k));
  }
}

TEST_CASE("a known score lets nothing below it in", "[search]") {
  TopK top(2);
  top.expect(5);
  CHECK(top.threshold() == 4);
  top.insert(4, {0, 0});
  top.insert(5, {0, 1});
  top.insert(6, {0, 2});
  top.expect(3);
  CHECK(top.threshold() == 5);
  check_alike(top.take(), {{6, {0, 2}}, {5, {0, 1}}});
}

TEST_CASE("no memory is taken for hits that are not there", "[search]") {
  TopK top(SIZE_MAX);
  top.insert(1, {0, 0});
  CHECK(top.take().size() == 1);
}
