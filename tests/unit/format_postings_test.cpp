// Posting lists, iterated and skipped through, compared with the vectors they were built from.
#include <algorithm>
#include <catch2/catch.hpp>

#include "format_postings_support.h"
#include "support/throws.h"

using tra::ErrorCode;
using tra::format::kBlockSize;
using tra::format::kNoMoreDocuments;
using tra::format::PostingCursor;
using tra::test::Gaps;
using tra::test::Posting;
using tra::test::Postings;
using tra::test::Random;
using tra::test::random_postings;
using tra::test::throws_code;
using tra::test::WrittenLists;

namespace {

// Numbers around multiples of a block (128) and a group (4,096).
const std::vector<std::size_t> kCounts = {1,    2,    3,    127,  128,  129,  255,  256,
                                          4095, 4096, 4097, 4224, 8191, 8192, 8193, 20'000};
const std::vector<Gaps> kGaps = {Gaps::none, Gaps::dense, Gaps::coin, Gaps::sparse, Gaps::clustered, Gaps::wide};

void check_walk(const WrittenLists& written, std::size_t list, const Postings& expected) {
  PostingCursor cursor = written.cursor(list);
  auto positions = written.positions();
  REQUIRE(cursor.documents() == expected.size());
  std::uint32_t document = cursor.advance(0);
  for (const Posting& posting : expected) {
    REQUIRE(document == posting.document);
    REQUIRE(cursor.document() == document);
    REQUIRE(cursor.frequency() == posting.frequency);
    REQUIRE(cursor.has_positions() == !posting.positions.empty());
    if (cursor.has_positions()) {
      const auto read = positions.read(cursor);
      REQUIRE(std::equal(read.begin(), read.end(), posting.positions.begin(), posting.positions.end()));
    }
    document = cursor.next();
  }
  REQUIRE(document == kNoMoreDocuments);
  REQUIRE(cursor.document() == kNoMoreDocuments);
  REQUIRE(cursor.advance(0) == kNoMoreDocuments);
}

Postings::const_iterator lower_bound(const Postings& postings, std::uint64_t target) {
  return std::lower_bound(postings.begin(), postings.end(), target,
                          [](const Posting& posting, std::uint64_t document) { return posting.document < document; });
}

}  // namespace

TEST_CASE("posting lists come back, whatever their length and gaps", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  std::vector<Postings> lists;
  for (const std::size_t count : kCounts)
    for (const Gaps gaps : kGaps)
      for (const bool with_positions : {false, true}) {
        if (with_positions && count > 5000) continue;
        lists.push_back(random_postings(random, count, gaps, with_positions));
      }
  lists.push_back(random_postings(random, 100'000, Gaps::clustered, false));
  lists.push_back(random_postings(random, 100'000, Gaps::sparse, false));
  const WrittenLists written(lists);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    INFO("list " << i << " of " << lists[i].size());
    check_walk(written, i, lists[i]);
    if (i > 0) REQUIRE(written.ref(i).offset == written.ref(i - 1).offset + written.ref(i - 1).length);
  }
}

TEST_CASE("advance finds the first document at or after any target", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : kCounts)
    for (const Gaps gaps : kGaps) {
      const Postings postings = random_postings(random, count, gaps, false);
      const WrittenLists written({postings});
      for (int round = 0; round < 4; ++round) {
        PostingCursor cursor = written.cursor();
        const std::uint64_t stride = 1 + tra::test::random_bits(random, round < 2 ? 12 : 30);
        std::uint64_t target = random.below(stride);
        for (int step = 0; step < 2000; ++step) {
          const auto found = lower_bound(postings, target);
          const std::uint32_t document = cursor.advance(static_cast<std::uint32_t>(target));
          REQUIRE(document == (found == postings.end() ? kNoMoreDocuments : found->document));
          if (found == postings.end()) break;
          if (random.chance(0.5)) REQUIRE(cursor.frequency() == found->frequency);
          // A cursor never moves backwards.
          if (random.chance(0.1)) REQUIRE(cursor.advance(document - document / 2) == document);
          target = document + (random.chance(0.5) ? 1 : 1 + random.below(stride));
        }
      }
    }
}

TEST_CASE("blocks hold each posting once, within their bounds", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : kCounts)
    for (const Gaps gaps : kGaps) {
      const Postings postings = random_postings(random, count, gaps, false);
      const WrittenLists written({postings});
      PostingCursor cursor = written.cursor();
      std::size_t seen = 0;
      std::uint32_t target = 0;
      while (cursor.seek_block(target)) {
        REQUIRE(cursor.block_count() <= kBlockSize);
        const auto documents = cursor.block_documents();
        const std::uint32_t* frequencies = cursor.block_frequencies();
        REQUIRE(documents.size() == cursor.block_count());
        REQUIRE(documents.front() >= cursor.block_first_possible());
        REQUIRE(documents.back() == cursor.block_last());
        REQUIRE(cursor.block_last() <= cursor.group_last());
        for (std::size_t i = 0; i < documents.size(); ++i, ++seen) {
          REQUIRE(documents[i] == postings[seen].document);
          REQUIRE(frequencies[i] == postings[seen].frequency);
        }
        target = cursor.block_last() + 1;
      }
      REQUIRE(seen == count);
      REQUIRE(cursor.block_last() == kNoMoreDocuments);
      REQUIRE_FALSE(cursor.seek_block(0));
    }
}

TEST_CASE("a block stored as a bitset holds the block's documents", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  const auto count_bitsets = [&](const Postings& postings) {
    const WrittenLists written({postings});
    PostingCursor cursor = written.cursor();
    std::size_t bitsets = 0;
    for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1) {
      const auto bitset = cursor.block_bitset();
      if (bitset.empty()) continue;
      ++bitsets;
      std::vector<std::uint32_t> documents;
      for (std::uint32_t bit = 0; bit < 8 * bitset.size(); ++bit)
        if (std::to_integer<unsigned>(bitset[bit / 8]) >> (bit % 8) & 1) documents.push_back(target + bit);
      REQUIRE(cursor.block_first_possible() == target);
      const auto decoded = cursor.block_documents();
      REQUIRE(std::equal(decoded.begin(), decoded.end(), documents.begin(), documents.end()));
    }
    return bitsets;
  };
  CHECK(count_bitsets(random_postings(random, 12'800, Gaps::coin, false)) > 50);
  CHECK(count_bitsets(random_postings(random, 12'800, Gaps::sparse, false)) == 0);
  CHECK(count_bitsets(random_postings(random, 12'800, Gaps::none, false)) == 0);  // PFOR needs a single byte for them
}

TEST_CASE("single documents of a block are found undecoded", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : kCounts)
    for (const Gaps gaps : kGaps) {
      const Postings postings = random_postings(random, count, gaps, false);
      const WrittenLists written({postings});
      PostingCursor looked = written.cursor(), decoded = written.cursor();
      for (std::uint32_t target = 0; looked.seek_block(target); target = looked.block_last() + 1) {
        REQUIRE(decoded.seek_block(target));
        const auto documents = decoded.block_documents();
        for (int round = 0; round < 5; ++round) {
          const auto document = target + static_cast<std::uint32_t>(random.below(looked.block_last() - target + 2));
          const auto found = std::lower_bound(documents.begin(), documents.end(), document);
          const std::size_t place = looked.place_of(document);
          if (found == documents.end() || *found != document) {
            REQUIRE(place == kBlockSize);
            continue;
          }
          REQUIRE(place == static_cast<std::size_t>(found - documents.begin()));
          REQUIRE(looked.frequency_at(place) == decoded.block_frequencies()[place]);
        }
      }
    }
}

TEST_CASE("seeking blocks and advancing may be mixed", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t count : kCounts)
    for (const Gaps gaps : kGaps)
      for (int round = 0; round < 4; ++round) {
        const Postings postings = random_postings(random, count, gaps, count < 5000);
        const WrittenLists written({postings});
        PostingCursor cursor = written.cursor();
        auto positions = written.positions();
        const std::uint64_t stride = 1 + postings.back().document / (1 + random.below(100));
        for (std::uint64_t target = 0; target <= postings.back().document;
             target += 1 + (random.chance(0.5) ? 0 : random.below(stride))) {
          const auto wanted = static_cast<std::uint32_t>(target);
          const auto found = lower_bound(postings, target);
          if (random.chance(0.7)) {
            REQUIRE(cursor.seek_block(wanted));
            REQUIRE(cursor.block_first_possible() <= found->document);
            REQUIRE(cursor.block_last() >= found->document);
          }
          if (random.chance(0.3)) continue;
          if (target > 0 && cursor.document() + 1 == wanted && random.chance(0.8))
            REQUIRE(cursor.next() == found->document);
          else
            REQUIRE(cursor.advance(wanted) == found->document);
          REQUIRE(cursor.frequency() == found->frequency);
          if (!cursor.has_positions()) continue;
          const auto read = positions.read(cursor);
          REQUIRE(std::equal(read.begin(), read.end(), found->positions.begin(), found->positions.end()));
        }
        if (postings.back().document == kNoMoreDocuments - 1) continue;
        REQUIRE_FALSE(cursor.seek_block(postings.back().document + 1));
        REQUIRE(cursor.advance(postings.back().document + 1) == kNoMoreDocuments);
      }
}

TEST_CASE("a list may end with the last document a segment can have", "[format]") {
  constexpr std::uint32_t last = WrittenLists::kDocumentLimit - 1;
  for (const std::uint32_t count : {1u, 2u, 128u, 129u, 4097u}) {
    for (const bool begins_at_zero : {false, true}) {
      Postings postings;
      if (begins_at_zero) postings.push_back({0, 1, 3, {}});
      for (std::uint32_t i = count; i > 0; --i) postings.push_back({last + 1 - i, 65'535, 3, {}});
      const WrittenLists written({postings});
      check_walk(written, 0, postings);
      PostingCursor cursor = written.cursor();
      CHECK(cursor.advance(last) == last);
      CHECK(cursor.next() == kNoMoreDocuments);
      const auto walk_in_smaller_segment = [&] {
        PostingCursor small = written.cursor(0, last);
        while (small.next() != kNoMoreDocuments) {
        }
      };
      CHECK(throws_code(ErrorCode::corruption, walk_in_smaller_segment));
    }
  }
}

TEST_CASE("frequencies up to the limit come back, others are refused", "[format]") {
  for (const std::uint32_t frequency : {0u, 65'536u, 0x7FFF'FFFFu, 0xFFFF'FFFFu})
    CHECK(throws_code(ErrorCode::invalid_argument, [&] { WrittenLists({{{0, frequency, 1, {}}}}); }));
  Postings postings;
  for (const std::uint32_t frequency : {1u, 2u, 255u, 256u, 65'534u, 65'535u}) {
    postings.push_back({static_cast<std::uint32_t>(postings.size()), frequency, 1, {}});
    check_walk(WrittenLists({{postings.back()}}), 0, {postings.back()});
  }
  check_walk(WrittenLists({postings}), 0, postings);
}

TEST_CASE("skip data whose sums wrap round does not lead outside the file", "[format]") {
  // Two blocks: the first claims the bytes of the whole list, and the second a length that makes the sum correct again.
  const auto list_of = [](std::uint64_t whole) {
    tra::format::ByteWriter out;
    out.u8(255);
    for (int i = 0; i < 255; ++i) out.u16(0);
    out.varint(127);
    out.varint(whole);
    out.u8(0);
    out.varint(0);
    out.varint(2 - whole);  // modulo 2^64
    out.u8(0);
    out.u8(0x00);  // documents 0 to 127
    out.u8(0x20);  // frequencies of 32 bits, whose bytes are missing
    return tra::test::as_string(out.view());
  };
  const std::string list = list_of(list_of(1000).size());
  const auto open = tra::test::written(tra::format::FileKind::postings,
                                       [&](tra::format::FileWriter& file) { file.append(tra::test::as_bytes(list)); });
  tra::format::PostingListRef ref;
  ref.documents = 129;
  ref.offset = tra::format::kHeaderSize;
  ref.length = list.size();
  PostingCursor cursor(open.file(), ref, 1000);
  CHECK(throws_code(ErrorCode::corruption, [&] {
    cursor.advance(0);
    cursor.frequency();
  }));
}
