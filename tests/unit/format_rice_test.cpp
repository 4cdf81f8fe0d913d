// Rice codes are read back or skipped correctly, and never past their end.
#include <catch2/catch.hpp>

#include "support/random.h"
#include "tra/format/posting_list.h"
#include "tra/format/rice.h"

using tra::format::ByteWriter;
using tra::format::RiceReader;
using tra::format::RiceWriter;
using tra::test::Random;

namespace {

struct Number {
  std::uint32_t value;
  unsigned k;
};

// Encoded numbers, followed by the 8 bytes that the reader may load beyond them.
std::vector<std::byte> encoded(const std::vector<Number>& numbers, std::size_t& size) {
  std::uint64_t quotient_bits = 0, remainder_bits = 0;
  for (const Number& number : numbers) {
    quotient_bits += (number.value >> number.k) + 1;
    remainder_bits += number.k;
  }
  RiceWriter writer;
  writer.begin(quotient_bits, remainder_bits);
  std::vector<std::uint32_t> values, ends;
  std::vector<std::uint8_t> parameters;
  for (const Number& number : numbers) {
    values.push_back(number.value);
    if (!parameters.empty() && parameters.back() == number.k)
      ends.pop_back();
    else
      parameters.push_back(static_cast<std::uint8_t>(number.k));
    ends.push_back(static_cast<std::uint32_t>(values.size()));
  }
  writer.write(values, ends.data(), parameters.data());
  ByteWriter bytes;
  writer.finish(bytes);
  size = bytes.size();
  bytes.u64(~std::uint64_t{0});
  return {bytes.view().begin(), bytes.view().end()};
}

std::vector<Number> random_numbers(Random& random) {
  std::vector<Number> numbers(1 + random.below(300));
  for (Number& number : numbers) {
    number.k = &number != numbers.data() && random.chance(0.7)
                   ? (&number)[-1].k
                   : static_cast<unsigned>(random.below(random.chance(0.1) ? 32 : 8));
    const std::uint64_t most = std::uint64_t{1 + random.below(random.chance(0.02) ? 300 : 4)} << number.k;
    number.value = static_cast<std::uint32_t>(std::min<std::uint64_t>(random.below(most), 0xFFFF'FFFFu));
  }
  return numbers;
}

}  // namespace

TEST_CASE("Rice codes come back", "[format]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Random random(seed);
    const std::vector<Number> numbers = random_numbers(random);
    std::size_t size = 0;
    const std::vector<std::byte> bytes = encoded(numbers, size);
    RiceReader reader(bytes.data(), bytes.data() + size);
    for (std::size_t i = 0; i < numbers.size();) {
      const std::size_t skipped = random.below(std::min<std::size_t>(numbers.size() - i, 100));
      std::uint64_t remainder_bits = 0;
      for (std::size_t j = i; j < i + skipped; ++j) remainder_bits += numbers[j].k;
      REQUIRE(reader.skip(skipped, remainder_bits));
      i += skipped;
      // Counts the following numbers with the same parameter, which are read as running sums.
      std::uint32_t count = 1;
      while (i + count < numbers.size() && numbers[i + count].k == numbers[i].k) ++count;
      std::vector<std::uint32_t> places(count);
      std::uint64_t last = 0;
      for (std::size_t j = i; j < i + count; ++j) last += numbers[j].value;
      const bool fits = last + count - 1 <= 0xFFFF'FFFFu;
      REQUIRE(reader.read_places(numbers[i].k, count, places.data()) == fits);
      std::uint64_t next = 0;
      for (std::size_t j = 0; fits && j < count; ++j) {
        next += numbers[i + j].value;
        REQUIRE(places[j] == next++);
      }
      if (!fits) break;
      i += count;
    }
  }
}

TEST_CASE("Rice codes that end early are seen", "[format]") {
  const std::vector<std::byte> nothing(8);
  RiceReader empty(nothing.data(), nothing.data());
  std::uint32_t value = 0;
  CHECK_FALSE(empty.read_places(0, 1, &value));
  CHECK_FALSE(empty.skip(1, 0));
  CHECK(empty.skip(0, 0));
  CHECK(empty.bits_left() == 0);

  std::size_t size = 0;
  const std::vector<std::byte> bytes = encoded({{5, 2}, {9, 2}, {1, 2}}, size);
  RiceReader reader(bytes.data(), bytes.data() + size);
  CHECK_FALSE(reader.skip(100, 200));
  RiceReader wide(bytes.data(), bytes.data() + size);
  CHECK_FALSE(wide.read_places(31, 1, &value));
}

TEST_CASE("the Rice parameter falls by a bit with every doubling of positions", "[format]") {
  for (std::uint32_t base = 0; base <= tra::format::kMostRiceBits; ++base)
    for (std::uint32_t positions = 1; positions < 1u << 24; positions += 1 + positions / 7) {
      const auto width = static_cast<unsigned>(std::bit_width(positions));
      REQUIRE(tra::format::rice_parameter(base, positions) == (base + 1 > width ? base + 1 - width : 0));
    }
}
