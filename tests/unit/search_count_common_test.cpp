// Counting the intersection of two posting lists, compared with the documents the lists were built from.
#include <algorithm>
#include <catch2/catch.hpp>

#include "format_postings_support.h"
#include "search/evaluate/count_common.h"
#include "search/score/term_scorer.h"

using tra::search::kWindow;
using tra::test::Gaps;
using tra::test::Posting;
using tra::test::Postings;
using tra::test::Random;
using tra::test::random_postings;
using tra::test::WrittenLists;

namespace {

std::vector<std::uint32_t> documents_of(const Postings& list) {
  std::vector<std::uint32_t> documents;
  for (const Posting& posting : list) documents.push_back(posting.document);
  return documents;
}

// A bit for each document up to the greater of the last one and `last`.
std::vector<std::uint64_t> bits_of(const std::vector<std::uint32_t>& documents, std::uint32_t last) {
  tra::search::DocumentBits bits(std::max(documents.back(), last) + 1);
  for (const std::uint32_t document : documents) bits.set(document);
  return bits.words();
}

std::vector<Postings> random_lists(Random& random) {
  std::vector<Postings> lists;
  for (const std::size_t count : {1, 2, 100, 128, 1000, 4096, 20'000})
    for (const Gaps gaps : {Gaps::none, Gaps::dense, Gaps::coin, Gaps::sparse, Gaps::clustered})
      lists.push_back(random_postings(random, count, gaps, false));
  return lists;
}

}  // namespace

TEST_CASE("what two lists share is counted", "[search]") {
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  Random random(tra::test::test_seed());
  const std::vector<Postings> lists = random_lists(random);
  const WrittenLists written(lists);
  for (std::size_t a = 0; a < lists.size(); ++a)
    for (std::size_t b = 0; b < lists.size(); ++b) {
      std::vector<std::uint32_t> common;
      std::ranges::set_intersection(documents_of(lists[a]), documents_of(lists[b]), std::back_inserter(common));
      auto one = written.cursor(a), other = written.cursor(b);
      INFO("lists " << a << " and " << b);
      REQUIRE(tra::search::count_common(one, other) == common.size());
      auto list = written.cursor(a);
      const std::vector<std::uint64_t> bits = bits_of(documents_of(lists[b]), documents_of(lists[a]).back());
      REQUIRE(tra::search::count_in(list, bits) == common.size());
      REQUIRE(tra::search::count_common(bits_of(documents_of(lists[a]), documents_of(lists[b]).back()), bits) ==
              common.size());
    }
}

TEST_CASE("a window's bits are those of a list's documents in it", "[search]") {
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  Random random(tra::test::test_seed());
  const std::vector<Postings> lists = random_lists(random);
  const WrittenLists written(lists);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    auto cursor = written.cursor(i);
    std::vector<std::uint32_t> found;
    const std::vector<std::uint32_t> expected = documents_of(lists[i]);
    for (std::uint32_t base = 0; base <= expected.back(); base += kWindow) {
      tra::search::WindowBits bits;
      bits.clear();
      tra::search::match_list_window(cursor, base, bits);
      for (std::uint32_t place = bits.next(0); place < kWindow; place = bits.next(place + 1))
        found.push_back(base + place);
    }
    INFO("list " << i);
    REQUIRE(found == expected);
  }
}
