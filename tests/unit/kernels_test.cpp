// The kernels of the ranking loops compared with the scalar ones, bit for bit. format_pfor_test.cpp tests those that
// unpack integers.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstring>
#include <iterator>
#include <limits>
#include <vector>

#include "search/kernels/kernels.h"
#include "support/fenced.h"
#include "support/random.h"
#include "tra/format/kernels.h"

using tra::search::all_search_kernels;
using tra::search::Score;
using tra::search::SearchKernels;
using tra::test::Random;

namespace {

constexpr std::size_t kMostDocuments = 128;
constexpr Score kUntouched = -77;

// The arguments of score().
struct Block {
  std::vector<std::uint32_t> documents, frequencies;
  std::vector<std::uint8_t> norms;
  std::vector<float> saturation = std::vector<float>(256);
  std::uint32_t factor = tra::search::kFrequencyUnit;
  float weight = 1;
};

Block random_block(Random& random, std::size_t count) {
  Block block;
  std::uint32_t document = 0;
  for (std::size_t i = 0; i < count; ++i) {
    document += 1 + static_cast<std::uint32_t>(random.below(random.chance(0.1) ? 5000 : 3));
    block.documents.push_back(document);
    block.frequencies.push_back(1 + static_cast<std::uint32_t>(random.below(random.chance(0.1) ? 1 << 20 : 5)));
  }
  block.norms.resize(document + 4);
  for (std::uint8_t& norm : block.norms) norm = static_cast<std::uint8_t>(random.below(256));
  for (std::size_t norm = 0; norm < 256; ++norm)
    block.saturation[norm] = static_cast<float>(random.below(1 << 24)) / 64;
  block.factor = 1 + static_cast<std::uint32_t>(random.below(2 * tra::search::kFrequencyUnit));
  block.weight = static_cast<float>(random.below(1u << 30)) / static_cast<float>(1 + random.below(1000));
  return block;
}

// Returns the scores and a few elements after them, which must stay unchanged. `shift` misaligns every array.
std::vector<Score> scored(const SearchKernels& kernels, const Block& block, std::size_t shift) {
  const auto moved = [shift](const auto& values) {
    auto copy = values;
    copy.insert(copy.begin(), shift, {});
    return copy;
  };
  const auto documents = moved(block.documents), frequencies = moved(block.frequencies);
  const auto norms = moved(block.norms);
  const auto saturation = moved(block.saturation);
  std::vector<Score> scores(shift + block.documents.size() + 16, kUntouched);
  kernels.score(documents.data() + shift, frequencies.data() + shift, block.documents.size(), block.factor,
                block.weight, norms.data() + shift, saturation.data() + shift, scores.data() + shift);
  return {scores.begin() + static_cast<std::ptrdiff_t>(shift), scores.end()};
}

void check_scores_alike(const Block& block) {
  const std::vector<Score> plain = scored(*all_search_kernels()[0], block, 0);
  REQUIRE(std::all_of(plain.end() - 16, plain.end(), [](Score score) { return score == kUntouched; }));
  for (const SearchKernels* kernels : all_search_kernels())
    for (std::size_t shift = 0; shift < 4; ++shift) {
      INFO(to_string(kernels->set) << ", " << block.documents.size() << " documents, moved by " << shift);
      REQUIRE(scored(*kernels, block, shift) == plain);
    }
}

std::uint64_t above(const SearchKernels& kernels, const std::vector<Score>& scores, std::size_t shift, Score least) {
  std::vector<Score> moved(shift, std::numeric_limits<Score>::max());
  moved.insert(moved.end(), scores.begin(), scores.end());
  return kernels.above(moved.data() + shift, least);
}

void check_above_alike(const std::vector<Score>& scores, Score least) {
  std::uint64_t expected = 0;
  for (std::size_t i = 0; i < 64; ++i) expected |= std::uint64_t{scores[i] > least} << i;
  for (const SearchKernels* kernels : all_search_kernels())
    for (std::size_t shift = 0; shift < 4; ++shift) {
      INFO(to_string(kernels->set) << ", least " << least << ", moved by " << shift);
      REQUIRE(above(*kernels, scores, shift, least) == expected);
    }
}

}  // namespace

TEST_CASE("the plain kernels come first and the best is one of the others or they", "[search][kernels]") {
  REQUIRE(!all_search_kernels().empty());
  CHECK(all_search_kernels()[0]->set == tra::format::InstructionSet::scalar);
  const auto has = [](const auto& sets, tra::format::InstructionSet set) {
    return std::any_of(sets.begin(), sets.end(), [&](const auto* kernels) { return kernels->set == set; });
  };
  CHECK(has(all_search_kernels(), tra::search::search_kernels().set));
  CHECK(has(tra::format::all_kernels(), tra::format::kernels().set));
  CHECK(tra::search::search_kernels().set <= tra::format::richest_allowed());
  CHECK(tra::format::kernels().set <= tra::format::richest_allowed());
#if defined(__aarch64__)  // NEON is part of the architecture
  CHECK(tra::format::kernels().set == std::min(tra::format::richest_allowed(), tra::format::InstructionSet::vector));
#endif
}

TEST_CASE("every kernel scores blocks of every length alike", "[search][kernels]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (std::size_t count = 0; count <= kMostDocuments; ++count)
    for (int round = 0; round < 20; ++round) check_scores_alike(random_block(random, count));
}

TEST_CASE("every kernel scores as the ranking's own formula does", "[search][kernels]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (int round = 0; round < 200; ++round) {
    const tra::search::Bm25 bm25({}, 1 + static_cast<double>(random.below(2000)));
    Block block = random_block(random, kMostDocuments);
    std::copy_n(bm25.saturation(), 256, block.saturation.begin());
    check_scores_alike(block);
    const std::vector<Score> scores = scored(*all_search_kernels()[0], block, 0);
    for (std::size_t i = 0; i < block.documents.size(); ++i)
      REQUIRE(scores[i] ==
              bm25.score(block.weight, block.frequencies[i] * block.factor, block.norms[block.documents[i]]));
  }
}

TEST_CASE("every kernel scores extremes and ties alike", "[search][kernels]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  const std::vector<float> weights = {0,    1e-30f, 0.5f,         1,
                                      1e6f, 1e9f,   2147483520.0f};  // the last one is the largest possible score
  const std::vector<float> saturations = {0, 1e-30f, 1, 307.2f, 1e30f, std::numeric_limits<float>::infinity()};
  const std::vector<std::uint32_t> factors = {1, tra::search::kFrequencyUnit};
  for (const float weight : weights)
    for (const float saturation : saturations)
      for (const std::uint32_t factor : factors) {
        Block block = random_block(random, kMostDocuments);
        block.weight = weight;
        block.factor = factor;
        std::fill(block.saturation.begin(), block.saturation.end(), saturation);
        for (std::uint32_t& frequency : block.frequencies)  // at most 2^31 - 1 units, the maximum
          frequency = random.chance(0.5) ? 1 : std::numeric_limits<std::int32_t>::max() / factor;
        INFO("weight " << weight << ", saturation " << saturation << ", factor " << factor);
        check_scores_alike(block);
      }
}

TEST_CASE("the bytes after the last norm do not matter", "[search][kernels]") {
  Random random(tra::test::test_seed());
  Block block = random_block(random, kMostDocuments);
  const std::vector<Score> before = scored(tra::search::search_kernels(), block, 0);
  for (std::size_t i = 1; i <= 3; ++i) block.norms[block.norms.size() - i] ^= 0xFF;
  CHECK(scored(tra::search::search_kernels(), block, 0) == before);
}

TEST_CASE("every kernel finds the same scores above a threshold", "[search][kernels]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (int round = 0; round < 500; ++round) {
    std::vector<Score> scores(64);
    // A range of four values gives ties with the threshold.
    const std::uint64_t range = round % 2 == 0 ? 4 : std::uint64_t{1} << 31;
    for (Score& score : scores) score = static_cast<Score>(random.below(range));
    check_above_alike(scores, scores[random.below(64)]);
  }
}

TEST_CASE("thresholds at the ends of their range are compared as signed numbers", "[search][kernels]") {
  const Score least = std::numeric_limits<Score>::min(), most = std::numeric_limits<Score>::max();
  std::vector<Score> scores(64);
  for (std::size_t i = 0; i < 64; ++i) scores[i] = std::vector<Score>{least, -1, 0, 1, most}[i % 5];
  for (const Score threshold : {least, -1, 0, 1, most - 1, most}) check_above_alike(scores, threshold);
  check_above_alike(std::vector<Score>(64, 0), 0);
  check_above_alike(std::vector<Score>(64, most), most - 1);
}

TEST_CASE("the kernels score a stretch of units alike", "[search]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Random random(seed);
    const double share = static_cast<double>(random.below(101)) / 100;
    std::vector<std::uint32_t> units(64);
    std::vector<std::uint8_t> norms(64);
    std::vector<float> saturation(256);
    std::vector<Score> before(64);
    for (std::uint32_t& unit : units)
      unit =
          random.chance(share) ? 1 + static_cast<std::uint32_t>(random.below(random.chance(0.1) ? 1 << 30 : 2000)) : 0;
    for (std::uint8_t& norm : norms) norm = static_cast<std::uint8_t>(random.below(256));
    for (float& length : saturation) length = static_cast<float>(random.below(1 << 24)) / 64;
    for (Score& score : before) score = static_cast<Score>(random.below(1 << 28));
    const auto weight = static_cast<float>(random.below(1u << 29));
    std::vector<Score> expected;
    std::uint64_t expected_mask = 0;
    for (const SearchKernels* kernels : all_search_kernels()) {
      INFO("seed " << seed << ", " << to_string(kernels->set));
      std::vector<std::uint32_t> mine = units;
      std::vector<Score> scores = before;
      const std::uint64_t mask =
          kernels->score_units(mine.data(), weight, norms.data(), saturation.data(), scores.data());
      CHECK(std::all_of(mine.begin(), mine.end(), [](std::uint32_t unit) { return unit == 0; }));
      if (expected.empty()) {
        expected = scores;
        expected_mask = mask;
      }
      REQUIRE(scores == expected);
      REQUIRE(mask == expected_mask);
    }
  }
}

TEST_CASE("every kernel counts the same bits", "[search][kernels]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (int round = 0; round < 300; ++round) {
    constexpr std::uint32_t kWords = 64;
    std::vector<std::uint64_t> words(kWords);
    std::vector<std::uint32_t> documents;
    const auto base = static_cast<std::uint32_t>(random.below(1u << 31));
    const double share = static_cast<double>(random.below(101)) / 100;
    std::uint64_t set = 0, shared = 0;
    for (std::uint32_t place = 0; place < 64 * kWords; ++place) {
      const bool is_set = random.chance(share);
      words[place / 64] |= std::uint64_t{is_set} << (place % 64);
      set += is_set;
      if (documents.size() == kMostDocuments || !random.chance(0.03)) continue;
      documents.push_back(base + place);
      shared += is_set;
    }
    for (const SearchKernels* kernels : all_search_kernels()) {
      INFO(to_string(kernels->set) << ", round " << round);
      REQUIRE(kernels->count(words.data(), words.size()) == set);
      REQUIRE(kernels->count_set(words.data(), base, documents.data(), documents.size()) == shared);
    }
  }
}

namespace {

// Up to `most` random numbers below `limit`, ascending.
std::vector<std::uint32_t> random_rising(Random& random, std::size_t most, std::uint64_t limit) {
  std::vector<std::uint32_t> numbers(random.below(most + 1));
  for (std::uint32_t& number : numbers) number = static_cast<std::uint32_t>(random.below(limit));
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace

TEST_CASE("the kernels find the same shared documents and read no others", "[search][kernels]") {
  Random random(tra::test::test_seed());
  tra::test::Fenced memory_of_a(4 * kMostDocuments), memory_of_b(4 * kMostDocuments);
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (int round = 0; round < 3000; ++round) {
    const std::uint64_t limit = std::uint64_t{1} << (3 + random.below(28));
    const std::vector<std::uint32_t> a = random_rising(random, random.chance(0.3) ? 12 : kMostDocuments, limit);
    std::vector<std::uint32_t> b = random_rising(random, kMostDocuments, limit);
    if (b.empty()) b.push_back(7);
    std::vector<std::uint32_t> shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
    const std::uint32_t* const of_a = memory_of_a.copy(std::span<const std::uint32_t>(a));
    const std::uint32_t* const of_b = memory_of_b.copy(std::span<const std::uint32_t>(b));
    for (const SearchKernels* kernels : all_search_kernels()) {
      INFO(to_string(kernels->set) << ", " << a.size() << " and " << b.size() << " documents below " << limit);
      std::vector<std::uint8_t> in_a(shared.size() + 16), in_b(shared.size() + 16);
      REQUIRE(kernels->intersect(of_a, a.size(), of_b, b.size(), in_a.data(), in_b.data()) == shared.size());
      for (std::size_t i = 0; i < shared.size(); ++i) {
        REQUIRE(a[in_a[i]] == shared[i]);
        REQUIRE(b[in_b[i]] == shared[i]);
      }
    }
  }
}

TEST_CASE("the kernels count the same positions together", "[search][kernels]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (int round = 0; round < 3000; ++round) {
    const std::uint64_t limit = 1 + random.below(random.chance(0.5) ? 60 : 2000);
    const std::vector<std::uint32_t> a = random_rising(random, random.chance(0.5) ? 16 : 100, limit);
    const std::vector<std::uint32_t> b = random_rising(random, random.chance(0.5) ? 32 : 100, limit);
    const auto a_first = static_cast<std::uint32_t>(random.below(4)),
               b_first = static_cast<std::uint32_t>(random.below(4));
    std::uint32_t expected = 0;
    for (const std::uint32_t position : a)
      expected += position >= a_first && std::binary_search(b.begin(), b.end(), position - a_first + b_first);
    for (const SearchKernels* kernels : all_search_kernels()) {
      INFO(to_string(kernels->set) << ", " << a.size() << " and " << b.size() << " positions");
      REQUIRE(kernels->count_together(a.data(), a.size(), a_first, b.data(), b.size(), b_first) == expected);
    }
  }
}

TEST_CASE("the kernels take the same candidates", "[search][kernels]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::uint32_t> documents(200);
    std::vector<Score> scores(200);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      documents[i] = static_cast<std::uint32_t>(3 * i + random.below(3));
      scores[i] = static_cast<Score>(random.below(10));
    }
    const auto least = static_cast<Score>(random.below(12)) - 1;
    const std::uint64_t which =
        random.below(~std::uint64_t{0}) & (random.chance(0.5) ? ~std::uint64_t{0} : random.below(~std::uint64_t{0}));
    const std::size_t begin = random.below(20), to = random.below(begin + 1), count = random.below(150);
    for (const bool numbered : {true, false}) {
      std::vector<std::uint32_t> wanted_documents;
      std::vector<Score> wanted_scores;
      for (std::uint32_t i = 0; i < 64; ++i)
        if ((which >> i & 1) != 0 && scores[i] > least) {
          wanted_documents.push_back(numbered ? documents[i] : 500 + i);
          wanted_scores.push_back(scores[i]);
        }
      for (const SearchKernels* kernels : all_search_kernels()) {
        INFO(to_string(kernels->set));
        std::vector<std::uint32_t> found(64 + 16);
        std::vector<Score> found_scores(64 + 16);
        const std::size_t size = kernels->collect(numbered ? documents.data() : nullptr, 500, scores.data(), which,
                                                  least, found.data(), found_scores.data());
        found.resize(size);
        found_scores.resize(size);
        REQUIRE(found == wanted_documents);
        REQUIRE(found_scores == wanted_scores);
      }
    }
    for (const SearchKernels* kernels : all_search_kernels()) {
      INFO(to_string(kernels->set) << ", " << count << " candidates from " << begin << " to " << to);
      std::vector<std::uint32_t> moved = documents;
      std::vector<Score> moved_scores = scores;
      const std::size_t kept =
          kernels->keep_above(&moved[begin], &moved_scores[begin], count, least, &moved[to], &moved_scores[to]);
      std::size_t place = to;
      for (std::size_t i = begin; i < begin + count; ++i)
        if (scores[i] > least) {
          REQUIRE(moved[place] == documents[i]);
          REQUIRE(moved_scores[place++] == scores[i]);
        }
      REQUIRE(kept == place - to);
      // Elements after the result must be unchanged.
      REQUIRE(std::equal(moved.begin() + static_cast<std::ptrdiff_t>(begin + count), moved.end(),
                         documents.begin() + static_cast<std::ptrdiff_t>(begin + count)));
    }
  }
}

TEST_CASE("no frequency that scores above a threshold is called too few", "[search]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (int round = 0; round < 200; ++round) {
    tra::Ranking ranking;
    ranking.k1 = random.chance(0.2) ? 0.01f : 1.2f;
    ranking.b = random.chance(0.2) ? 0.0f : 0.75f;
    const tra::search::Bm25 bm25(ranking, random.chance(0.5) ? 300 : 20'000);
    const auto weight = static_cast<float>(1 + random.below(1u << (1 + random.below(29))));
    const auto frequency = static_cast<std::uint32_t>(1 + random.below(65'535));
    const tra::search::Score least = random.chance(0.05) ? -1
                                                         : bm25.score(weight, frequency * tra::search::kFrequencyUnit,
                                                                      static_cast<std::uint8_t>(random.below(256)));
    const std::array<float, 256> too_few = bm25.too_few(weight, least);
    for (int i = 0; i < 300; ++i) {
      const auto norm = static_cast<std::uint8_t>(random.below(256));
      // Tests frequencies near the limit.
      const double limit = static_cast<double>(too_few[norm]) / tra::search::kFrequencyUnit;
      const double near =
          limit < 60'000 ? limit + static_cast<double>(random.below(8)) - 6 : static_cast<double>(random.below(65'535));
      const auto times = static_cast<std::uint32_t>(std::clamp(near, 1.0, 65'535.0));
      if (bm25.score(weight, times * tra::search::kFrequencyUnit, norm) > least)
        REQUIRE(static_cast<float>(times * tra::search::kFrequencyUnit) > too_few[norm]);
    }
  }
}
