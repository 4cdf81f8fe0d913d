// Positions with extreme values, and reading lists in any order.
#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "format_postings_support.h"
#include "support/throws.h"

using tra::ErrorCode;
using tra::format::kNoMoreDocuments;
using tra::format::PostingCursor;
using tra::test::Gaps;
using tra::test::Posting;
using tra::test::Postings;
using tra::test::Random;
using tra::test::random_postings;
using tra::test::WrittenLists;

namespace {

using Positions = std::vector<std::uint32_t>;

Positions positions_of(PostingCursor& cursor, tra::format::PositionsReader& reader) {
  const auto read = reader.read(cursor);
  return {read.begin(), read.end()};
}

void check_positions(const Postings& postings) {
  const WrittenLists written({postings});
  PostingCursor cursor = written.cursor();
  auto reader = written.positions();
  for (const Posting& posting : postings) {
    REQUIRE(cursor.advance(posting.document) == posting.document);
    REQUIRE(positions_of(cursor, reader) == posting.positions);
    REQUIRE(positions_of(cursor, reader) == posting.positions);  // reads the same document again
  }
}

}  // namespace

TEST_CASE("positions come back at their extremes", "[format]") {
  const Positions extremes = {0, 1, 0x7FFF'FFFF, 0xFFFF'FFFD, 0xFFFF'FFFE};
  check_positions({{0, 5, 0, extremes}});
  check_positions({{0, 5, 0, extremes}, {1, 1, 0, {0}}, {2, 1, 0, {0xFFFF'FFFE}}, {3, 9, 0, extremes}});
  Positions many(100'000);
  std::iota(many.begin(), many.end(), 0);
  check_positions({{7, 65'535, 0, many}});
  const Positions as_often(many.begin(), many.begin() + 65'535);
  check_positions({{7, 65'535, 0, many}, {8, 65'535, 0, as_often}});
}

TEST_CASE("positions number as the frequency, or are counted apart", "[format]") {
  for (const std::size_t count : {1u, 127u, 128u, 129u, 300u})
    for (const std::uint32_t weight : {1u, 3u}) {
      Postings postings;
      for (std::uint32_t i = 0; i < count; ++i) {
        Positions positions(1 + i % 5);
        std::iota(positions.begin(), positions.end(), i);
        postings.push_back({3 * i, weight * static_cast<std::uint32_t>(positions.size()), 0, positions});
      }
      check_positions(postings);
    }
}

TEST_CASE("runs of positions end at 128 and between", "[format]") {
  for (std::uint32_t count = 120; count < 270; ++count) {
    Positions positions(count);
    std::iota(positions.begin(), positions.end(), 5);
    check_positions({{1, count, 0, positions}, {2, 1, 0, {9}}});
  }
}

TEST_CASE("one reader serves several lists in turn", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  std::vector<Postings> lists;
  for (const std::size_t count : {1u, 1u, 50u, 500u, 5000u})
    lists.push_back(random_postings(random, count, Gaps::dense, true));
  const WrittenLists written(lists);
  std::vector<PostingCursor> cursors;
  for (std::size_t i = 0; i < lists.size(); ++i) cursors.push_back(written.cursor(i));
  auto reader = written.positions();
  std::vector<std::size_t> at(lists.size(), 0);
  for (int step = 0; step < 20'000; ++step) {
    const std::size_t list = random.below(lists.size());
    if (at[list] == lists[list].size()) continue;
    const Posting& posting = lists[list][at[list]];
    REQUIRE(cursors[list].advance(posting.document) == posting.document);
    REQUIRE(positions_of(cursors[list], reader) == posting.positions);
    at[list] += 1 + random.below(40);
    at[list] = std::min(at[list], lists[list].size());
  }
}

TEST_CASE("positions of a list without them are refused, not made up", "[format]") {
  const WrittenLists written({{{1, 1, 0, {}}, {2, 1, 0, {}}}});
  PostingCursor cursor = written.cursor();
  CHECK_FALSE(cursor.has_positions());
  cursor.advance(0);
  auto reader = written.positions();
  CHECK(tra::test::throws_code(ErrorCode::corruption, [&] { reader.read(cursor); }));
}
