// The kernels that compare the codes of a column with a range, against a comparison of each value.
#include <catch2/catch.hpp>
#include <cstring>
#include <vector>

#include "search/kernels/kernels.h"
#include "support/random.h"

using tra::search::all_search_kernels;
using tra::search::SearchKernels;
using tra::test::Random;

TEST_CASE("the kernels compare codes of every width alike", "[search][kernels]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  for (int round = 0; round < 800; ++round) {
    const unsigned width = 1u << random.below(4);
    const std::uint64_t most = width == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * width) - 1;
    const std::uint64_t near = random.chance(0.5) ? 4 : most;  // few different codes, at an end of the width, or any
    const auto code = [&] {
      const std::uint64_t drawn = random.below(near == ~std::uint64_t{0} ? near : near + 1);
      return random.chance(0.5) ? drawn : most - drawn;
    };
    const std::size_t count = random.below(300), shift = random.below(9);
    std::vector<std::byte> codes(shift + width * count);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t drawn = code();
      std::memcpy(&codes[shift + width * i], &drawn, width);
    }
    std::uint64_t first = code(), last = code();
    if (first > last) std::swap(first, last);
    std::vector<std::uint64_t> expected((count + 63) / 64);
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t value = 0;
      std::memcpy(&value, &codes[shift + width * i], width);
      expected[i / 64] |= std::uint64_t{value >= first && value <= last} << (i % 64);
    }
    for (const SearchKernels* kernels : all_search_kernels()) {
      INFO(to_string(kernels->set) << ", round " << round << ", width " << width);
      std::vector<std::uint64_t> found(expected.size(), 99);
      kernels->in_range(codes.data() + shift, width, count, first, last, found.data());
      REQUIRE(found == expected);
    }
  }
}
