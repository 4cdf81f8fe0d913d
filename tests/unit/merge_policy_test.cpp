// The merge policy: which segments are chosen.
#include <catch2/catch.hpp>

#include "index/merge_policy.h"

using tra::index::choose_merge;
using tra::index::choose_smallest;
using tra::index::SegmentSize;

namespace {

constexpr std::uint64_t kMiB = 1u << 20;

}  // namespace

TEST_CASE("few segments are left alone", "[index]") {
  CHECK(choose_merge({}).empty());
  CHECK(choose_merge({{5 * kMiB, 100, 0}}).empty());
  CHECK(choose_merge(std::vector<SegmentSize>(7, {kMiB, 100, 0})).empty());
}

TEST_CASE("eight segments of a tier are merged, in their order", "[index]") {
  std::vector<SegmentSize> segments(8, {kMiB / 2, 100, 0});
  segments.insert(segments.begin() + 3, {9 * kMiB, 5000, 0});  // belongs to the next tier
  CHECK(choose_merge(segments) == std::vector<std::size_t>{0, 1, 2, 4, 5, 6, 7, 8});
}

TEST_CASE("sizes a factor of eight apart are of different tiers", "[index]") {
  std::vector<SegmentSize> segments(4, {kMiB, 100, 0});
  segments.insert(segments.end(), 4, {kMiB + 1, 100, 0});
  CHECK(choose_merge(segments).empty());
  segments.insert(segments.end(), 4, {8 * kMiB, 100, 0});  // the largest size in the tier that begins at kMiB + 1
  CHECK(choose_merge(segments) == std::vector<std::size_t>{4, 5, 6, 7, 8, 9, 10, 11});
}

TEST_CASE("the small tiers come first", "[index]") {
  std::vector<SegmentSize> segments(8, {100 * kMiB, 100'000, 0});
  segments.insert(segments.end(), 8, {kMiB, 100, 0});
  CHECK(choose_merge(segments).front() == 8);
}

TEST_CASE("a segment of which more than a third is deleted is written anew", "[index]") {
  CHECK(choose_merge({{kMiB, 90, 30}}).empty());
  CHECK(choose_merge({{kMiB, 90, 0}, {kMiB, 90, 31}}) == std::vector<std::size_t>{1});
}

TEST_CASE("no merge has more documents than a segment can", "[index]") {
  const std::uint32_t half = 0x4000'0000;
  CHECK(choose_merge(std::vector<SegmentSize>(8, {kMiB, half, 0})).size() < 2);
  // Only live documents count, so two of these segments fit.
  const auto chosen = choose_merge(std::vector<SegmentSize>(8, {kMiB, half, half / 4}));
  CHECK(chosen == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a merge of several segments keeps to the ceiling", "[index]") {
  const std::vector<SegmentSize> segments(8, {100 * kMiB, 100'000, 0});
  CHECK(choose_merge(segments, 350 * kMiB) == std::vector<std::size_t>{0, 1, 2});
  CHECK(choose_merge(segments, 150 * kMiB).empty());
  CHECK(choose_merge({{300 * kMiB, 90, 60}}, 150 * kMiB) == std::vector<std::size_t>{0});
}

TEST_CASE("the smallest segments are merged down to a number", "[index]") {
  const std::vector<SegmentSize> segments{{5, 1, 0}, {1, 1, 0}, {9, 1, 0}, {2, 1, 0}};
  CHECK(choose_smallest(segments, 1) == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(choose_smallest(segments, 2) == std::vector<std::size_t>{0, 1, 3});
  CHECK(choose_smallest(segments, 3) == std::vector<std::size_t>{1, 3});
  CHECK(choose_smallest(segments, 4).empty());
  CHECK(choose_smallest({{5, 1, 0}}, 1) == std::vector<std::size_t>{0});
  CHECK(choose_smallest({}, 1).empty());
}

TEST_CASE("repeated merging leaves a logarithmic number of segments", "[index]") {
  std::vector<SegmentSize> segments;
  std::size_t most = 0;
  for (int added = 0; added < 4096; ++added) {
    segments.push_back({kMiB, 1000, 0});
    for (auto chosen = choose_merge(segments); !chosen.empty(); chosen = choose_merge(segments)) {
      SegmentSize merged;
      for (const std::size_t i : chosen) merged.bytes += segments[i].bytes, merged.documents += segments[i].documents;
      for (auto i = chosen.rbegin(); i != chosen.rend(); ++i)
        segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(*i));
      segments.push_back(merged);
    }
    most = std::max(most, segments.size());
  }
  CHECK(most <= 7 * 5);  // 4,096 segments are five tiers of a factor of 8, each of at most 7
}
