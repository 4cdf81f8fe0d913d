// The Pareto frontier of (frequency, norm) pairs compared with a search through all pairs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "format_support.h"
#include "support/throws.h"
#include "tra/format/impacts.h"

using tra::format::Impact;
using tra::format::ImpactSet;

namespace {

using Pairs = std::vector<std::pair<unsigned, unsigned>>;  // frequency and norm

Pairs pairs_of(std::span<const Impact> impacts) {
  Pairs pairs;
  for (const Impact impact : impacts) pairs.emplace_back(impact.frequency, impact.norm);
  return pairs;
}

// The pairs that no other pair dominates, in ascending order of norm.
Pairs undominated(const Pairs& all) {
  std::set<std::pair<unsigned, unsigned>> kept;
  for (const auto& [frequency, norm] : all) {
    const bool beaten = std::any_of(all.begin(), all.end(), [f = frequency, n = norm](const auto& other) {
      return other.first >= f && other.second <= n && other != std::pair(f, n);
    });
    if (!beaten) kept.emplace(norm, frequency);
  }
  Pairs pairs;
  for (const auto& [norm, frequency] : kept) pairs.emplace_back(frequency, norm);
  return pairs;
}

}  // namespace

TEST_CASE("impacts are exactly the pairs that none beats", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  tra::test::Random random(seed);
  for (int round = 0; round < 2000; ++round) {
    const std::uint64_t frequencies = 1 + random.below(random.chance(0.5) ? 5 : 400);
    const std::uint64_t norms = 1 + random.below(random.chance(0.5) ? 5 : 256);
    ImpactSet whole, halves[2];
    Pairs all;
    for (std::uint64_t i = 1 + random.below(60); i > 0; --i) {
      const auto frequency = static_cast<std::uint32_t>(1 + random.below(frequencies));
      const auto norm = static_cast<std::uint8_t>(random.below(norms));
      whole.add(frequency, norm);
      halves[random.below(2)].add(frequency, norm);
      all.emplace_back(std::min(frequency, 255u), norm);
    }
    const Pairs expected = undominated(all);
    REQUIRE(pairs_of(whole.pairs()) == expected);
    halves[0].add(halves[1]);
    REQUIRE(pairs_of(halves[0].pairs()) == expected);
  }
}

TEST_CASE("frequencies from 255 on are one", "[format]") {
  for (const std::uint32_t frequency : {255u, 256u, 65'535u, 0xFFFF'FFFFu}) {
    ImpactSet impacts;
    impacts.add(frequency, 7);
    CHECK(pairs_of(impacts.pairs()) == Pairs{{255, 7}});
  }
  ImpactSet impacts;
  impacts.add(60'000, 9);
  impacts.add(255, 7);
  CHECK(pairs_of(impacts.pairs()) == Pairs{{255, 7}});
}

TEST_CASE("the largest set of impacts has 255 pairs and fits its count", "[format]") {
  ImpactSet impacts;
  for (std::uint32_t i = 255; i > 0; --i) impacts.add(i, static_cast<std::uint8_t>(i));
  impacts.add(1, 0);
  CHECK(impacts.pairs().size() == 255);
  tra::format::ByteWriter out;
  impacts.encode(out);
  CHECK(out.size() == 1 + 2 * 255);
  tra::format::ByteReader reader(out.view(), "file");
  CHECK(pairs_of(read_impacts(reader)) == pairs_of(impacts.pairs()));
  CHECK(reader.remaining() == 0);
  for (std::size_t length = 0; length < out.size(); length += 17) {
    tra::format::ByteReader cut(out.view().first(length), "file");
    CHECK(tra::test::throws_code(tra::ErrorCode::corruption, [&] { read_impacts(cut); }));
  }
}
