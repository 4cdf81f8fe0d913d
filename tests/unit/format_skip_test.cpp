// The impacts in skip data bound every posting of the documents they describe.
#include <algorithm>
#include <catch2/catch.hpp>

#include "format_postings_support.h"

using tra::format::Impact;
using tra::format::kNoMoreDocuments;
using tra::format::PostingCursor;
using tra::test::Gaps;
using tra::test::Posting;
using tra::test::Postings;
using tra::test::Random;
using tra::test::random_postings;
using tra::test::WrittenLists;

namespace {

bool covers(std::span<const Impact> impacts, const Posting& posting) {
  const std::uint32_t frequency = std::min(posting.frequency, 255u);
  return std::any_of(impacts.begin(), impacts.end(),
                     [&](Impact impact) { return impact.frequency >= frequency && impact.norm <= posting.norm; });
}

// Whether each pair belongs to a posting. Otherwise bounds would be higher than necessary.
bool is_tight(std::span<const Impact> impacts, std::span<const Posting> postings) {
  return std::all_of(impacts.begin(), impacts.end(), [&](Impact impact) {
    return std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
      return std::min(posting.frequency, 255u) == impact.frequency && posting.norm == impact.norm;
    });
  });
}

const std::vector<std::size_t> kCounts = {1, 2, 128, 129, 4096, 4097, 9000};
const std::vector<Gaps> kGaps = {Gaps::none, Gaps::dense, Gaps::coin, Gaps::sparse, Gaps::clustered};

// The postings of documents `first` to `last`.
std::span<const Posting> stretch(const Postings& postings, std::uint32_t first, std::uint32_t last) {
  const auto before = [](const Posting& posting, std::uint32_t document) { return posting.document < document; };
  const auto after = [](std::uint32_t document, const Posting& posting) { return document < posting.document; };
  const auto begin = std::lower_bound(postings.begin(), postings.end(), first, before);
  const auto end = std::upper_bound(begin, postings.end(), last, after);
  return {begin, end};
}

bool cover_all(std::span<const Impact> impacts, std::span<const Posting> postings) {
  return std::all_of(postings.begin(), postings.end(),
                     [&](const Posting& posting) { return covers(impacts, posting); });
}

}  // namespace

TEST_CASE("impacts of list, group and block cover their postings and no more", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : kCounts)
    for (const Gaps gaps : kGaps) {
      const Postings postings = random_postings(random, count, gaps, false);
      const WrittenLists written({postings});
      PostingCursor cursor = written.cursor();
      REQUIRE(cover_all(cursor.list_impacts(), postings));
      REQUIRE(is_tight(cursor.list_impacts(), postings));
      std::uint32_t group_first = 0;
      for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1) {
        const auto block = stretch(postings, target, cursor.block_last());
        REQUIRE(cover_all(cursor.block_impacts(), block));
        REQUIRE(is_tight(cursor.block_impacts(), block));
        const auto group = stretch(postings, group_first, cursor.group_last());
        REQUIRE(cover_all(cursor.group_impacts(), group));
        REQUIRE(is_tight(cursor.group_impacts(), group));
        if (cursor.block_last() == cursor.group_last()) group_first = cursor.group_last() + 1;
      }
    }
}

TEST_CASE("a group is found without moving", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : kCounts) {
    const Postings postings = random_postings(random, count, Gaps::sparse, false);
    const WrittenLists written({postings});
    const std::uint32_t end = postings.back().document + 1;
    for (int round = 0; round < 200; ++round) {
      PostingCursor cursor = written.cursor();
      const auto at = static_cast<std::uint32_t>(random.below(end));
      if (random.chance(0.8)) REQUIRE(cursor.seek_block(at));
      const std::uint32_t block_last = cursor.block_last();
      const auto target = static_cast<std::uint32_t>(at + random.below(end - at));
      const auto group = cursor.group_of(target);
      REQUIRE(group.last >= target);
      REQUIRE(cover_all(group.impacts, stretch(postings, target, group.last)));
      REQUIRE(cursor.block_last() == block_last);
    }
    PostingCursor cursor = written.cursor();
    REQUIRE(cursor.group_of(end).last == kNoMoreDocuments);
  }
}

TEST_CASE("impacts of any stretch cover its postings, wherever the cursor stands", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : kCounts)
    for (const Gaps gaps : kGaps) {
      const Postings postings = random_postings(random, count, gaps, false);
      const WrittenLists written({postings});
      const std::uint32_t end = postings.back().document + 1;
      for (int round = 0; round < 100; ++round) {
        PostingCursor cursor = written.cursor();
        std::uint32_t at = 0;
        if (random.chance(0.8)) {
          at = static_cast<std::uint32_t>(random.below(end));
          if (random.chance(0.5))
            REQUIRE(cursor.seek_block(at));
          else
            cursor.advance(at);
        }
        const auto from = static_cast<std::uint32_t>(at + random.below(end - at));
        const auto to = random.chance(0.1) ? kNoMoreDocuments
                                           : static_cast<std::uint32_t>(from + tra::test::random_bits(random, 14));
        std::vector<Impact> visited;
        cursor.for_impacts(from, to, [&](std::span<const Impact> impacts) {
          visited.insert(visited.end(), impacts.begin(), impacts.end());
        });
        REQUIRE(cover_all(visited, stretch(postings, from, to)));
      }
      std::vector<Impact> of_first;  // of document 0, from a cursor that has not moved
      written.cursor().for_impacts(0, 0, [&](std::span<const Impact> impacts) {
        of_first.insert(of_first.end(), impacts.begin(), impacts.end());
      });
      REQUIRE(cover_all(of_first, stretch(postings, 0, 0)));
      PostingCursor exhausted = written.cursor();
      REQUIRE(exhausted.advance(end) == kNoMoreDocuments);
      exhausted.for_impacts(0, kNoMoreDocuments,
                            [](std::span<const Impact>) { FAIL("an exhausted cursor has no impacts"); });
    }
}

TEST_CASE("impacts of a stretch in the current group are those of its blocks", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : kCounts) {
    const Postings postings = random_postings(random, count, Gaps::sparse, false);
    const WrittenLists written({postings});
    PostingCursor cursor = written.cursor();
    for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1) {
      std::size_t visits = 0;
      cursor.for_impacts(cursor.block_first_possible(), cursor.block_last(), [&](std::span<const Impact> impacts) {
        ++visits;
        REQUIRE(is_tight(impacts, stretch(postings, cursor.block_first_possible(), cursor.block_last())));
      });
      REQUIRE(visits == 1);
    }
  }
}
