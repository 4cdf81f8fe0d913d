// PFOR: kernels compared with each other, and blocks of all sizes and widths.
#include <algorithm>
#include <catch2/catch.hpp>

#include "format_support.h"
#include "support/fenced.h"
#include "tra/format/kernels.h"
#include "tra/format/pfor.h"

using tra::format::all_kernels;
using tra::format::ByteWriter;
using tra::format::decode_pfor;
using tra::format::decode_pfor_value;
using tra::format::encode_pfor;
using tra::format::kBlockSize;
using tra::format::Kernels;
using tra::format::skip_pfor;
using tra::test::Random;

namespace {

using Values = std::vector<std::uint32_t>;

std::uint32_t below_width(Random& random, unsigned bits) {
  return static_cast<std::uint32_t>(random.below(std::uint64_t{1} << bits));
}

// An encoded block in an allocation of exactly its size.
std::vector<std::byte> encoded(const Values& values) {
  ByteWriter out;
  encode_pfor(values, out);
  return {out.view().begin(), out.view().end()};
}

void check_round_trip(const Values& values) {
  const std::vector<std::byte> bytes = encoded(values);
  const std::byte* const end = bytes.data() + bytes.size();
  std::uint32_t decoded[kBlockSize];
  REQUIRE(decode_pfor(bytes.data(), end, values.size(), decoded) == end);
  REQUIRE(std::equal(values.begin(), values.end(), decoded));
  REQUIRE(skip_pfor(bytes.data(), end, values.size()) == end);
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::uint32_t value = 0;
    REQUIRE(decode_pfor_value(bytes.data(), end, values.size(), i, value) == end);
    REQUIRE(value == values[i]);
  }
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const std::vector<std::byte> cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
    REQUIRE(decode_pfor(cut.data(), cut.data() + length, values.size(), decoded) == nullptr);
    REQUIRE(skip_pfor(cut.data(), cut.data() + length, values.size()) == nullptr);
  }
}

}  // namespace

TEST_CASE("every kernel unpacks what was packed, at every width", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  REQUIRE(all_kernels().size() >= 1);
  CHECK(all_kernels()[0]->set == tra::format::InstructionSet::scalar);
  tra::test::Fenced memory(32 * 16);  // nothing behind the packed values may be read
  for (unsigned bits = 0; bits <= 32; ++bits)
    for (int round = 0; round < 20; ++round) {
      Values values(kBlockSize);
      for (std::uint32_t& value : values) value = below_width(random, bits);
      if (round == 0)
        std::fill(values.begin(), values.end(), static_cast<std::uint32_t>((std::uint64_t{1} << bits) - 1));
      std::vector<std::byte> packed(16 * bits);
      tra::format::pack(values.data(), bits, packed.data());
      const std::byte* const from = memory.copy(std::span<const std::byte>(packed));
      for (const Kernels* kernels : all_kernels()) {
        INFO(to_string(kernels->set) << ", " << bits << " bits");
        Values unpacked(kBlockSize, 0xDEADBEEF);
        kernels->unpack(from, bits, unpacked.data());
        REQUIRE(unpacked == values);
      }
    }
}

TEST_CASE("every kernel adds up alike, over the end of 32 bits too", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (int round = 0; round < 500; ++round) {
    Values values(kBlockSize), sums;
    const auto base = static_cast<std::uint32_t>(tra::test::random_bits(random, 32));
    const auto bits = static_cast<unsigned>(random.below(33));
    std::uint32_t sum = base;
    for (std::uint32_t& value : values) {
      value = below_width(random, bits);
      sums.push_back(sum += value + 1);
    }
    for (const Kernels* kernels : all_kernels()) {
      INFO(to_string(kernels->set));
      Values added = values;
      kernels->add_up(added.data(), base);
      REQUIRE(added == sums);
    }
  }
}

TEST_CASE("every kernel finds the same set bits and stops at too many", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (int round = 0; round < 1000; ++round) {
    const auto base = static_cast<std::uint32_t>(random.below(1u << 31));
    const double share = static_cast<double>(random.below(101)) / 100;
    ByteWriter words;
    Values set;
    const std::size_t count = random.below(40);
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t word = 0;
      const bool read = set.size() <= kBlockSize;
      for (std::uint32_t bit = 0; bit < 64; ++bit) {
        if (!random.chance(share)) continue;
        word |= std::uint64_t{1} << bit;
        if (read) set.push_back(base + static_cast<std::uint32_t>(64 * i) + bit);
      }
      words.u64(word);
    }
    for (const Kernels* kernels : all_kernels()) {
      INFO(to_string(kernels->set) << ", " << count << " words");
      Values found(kBlockSize + 64);
      found.resize(kernels->set_bits(words.view().data(), count, base, found.data()));
      REQUIRE(found == set);
    }
  }
}

TEST_CASE("all kernels skip the same bits", "[format][kernels]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (int round = 0; round < 1000; ++round) {
    const double share = static_cast<double>(1 + random.below(100)) / 100;
    const std::uint64_t end = random.below(1000);
    std::vector<std::byte> bytes(end / 8 + 16);
    std::vector<std::uint64_t> places;
    const std::uint64_t from = random.below(end + 1);
    for (std::uint64_t bit = 0; bit < end; ++bit) {
      if (!random.chance(share)) continue;
      bytes[bit / 8] |= std::byte{1} << (bit % 8);
      if (bit >= from) places.push_back(bit);
    }
    const std::uint64_t ones = 1 + random.below(places.size() + 2);
    for (const Kernels* kernels : all_kernels()) {
      INFO(to_string(kernels->set) << ", " << ones << " of " << places.size() << " ones");
      for (std::size_t i = 0; i < places.size(); ++i)
        REQUIRE(kernels->rank(bytes.data(), places[i]) - kernels->rank(bytes.data(), places[0]) == i);
      const std::uint64_t behind = kernels->skip_ones(bytes.data(), from, ones, end);
      if (ones <= places.size())
        REQUIRE(behind == places[ones - 1] + 1);
      else
        REQUIRE(behind > end);
    }
  }
}

TEST_CASE("all kernels add up the same positions", "[format][kernels]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (int round = 0; round < 1000; ++round) {
    Values positions(random.below(kBlockSize + 1));
    const auto bits = static_cast<unsigned>(1 + random.below(32));
    for (std::uint32_t& count : positions)
      count = static_cast<std::uint32_t>(1 + random.below(std::uint64_t{1} << random.below(bits)));
    const auto base = static_cast<std::uint32_t>(random.below(32));
    const auto wanted = all_kernels()[0]->rice_sums(positions.data(), positions.size(), base);
    for (const Kernels* kernels : all_kernels()) {
      INFO(to_string(kernels->set) << ", " << positions.size() << " documents");
      const auto sums = kernels->rice_sums(positions.data(), positions.size(), base);
      REQUIRE(sums.positions == wanted.positions);
      REQUIRE(sums.remainder_bits == wanted.remainder_bits);
    }
  }
}

TEST_CASE("blocks of every length and width come back", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (std::size_t count = 1; count <= kBlockSize; ++count)
    for (unsigned bits = 0; bits <= 32; bits += count % 16 < 2 ? 1 : 5) {
      INFO(count << " values of " << bits << " bits");
      Values values(count);
      for (std::uint32_t& value : values) value = below_width(random, bits);
      values[random.below(count)] = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - 1);
      check_round_trip(values);
    }
}

TEST_CASE("blocks with exceptions come back and are small", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (int round = 0; round < 400; ++round) {
    Values values(random.chance(0.5) ? kBlockSize : 1 + random.below(kBlockSize));
    const auto low = static_cast<unsigned>(random.below(25)),
               high = low + 1 + static_cast<unsigned>(random.below(32 - low));
    const double often = random.chance(0.5) ? 0.02 : 0.3;
    for (std::uint32_t& value : values) value = below_width(random, random.chance(often) ? high : low);
    check_round_trip(values);
    unsigned widest = 0;
    for (const std::uint32_t value : values) widest = std::max(widest, static_cast<unsigned>(std::bit_width(value)));
    const std::size_t plain = values.size() == kBlockSize ? 16 * widest : (values.size() * widest + 7) / 8;
    REQUIRE(encoded(values).size() <= 1 + plain);
  }
}

TEST_CASE("one large value among small ones costs two bytes more", "[format]") {
  Values values(kBlockSize, 1);
  CHECK(encoded(values).size() == 1 + 16);
  values[77] = 0x1FF;  // eight bits above the width
  CHECK(encoded(values).size() == 1 + 16 + 1 + 2);
  check_round_trip(values);
  values[77] = 0x3FF;  // nine: the width must grow
  CHECK(encoded(values).size() == 1 + 32 + 1 + 2);
  check_round_trip(values);
}

TEST_CASE("a block of no known form is refused", "[format]") {
  std::uint32_t decoded[kBlockSize];
  std::vector<std::byte> bytes(2000);
  const std::byte* const end = bytes.data() + bytes.size();
  for (unsigned code = 0; code < 256; ++code) {
    bytes[0] = static_cast<std::byte>(code);
    const bool known = (code & 63u) <= 32 && code <= 0x60;
    INFO(code);
    CHECK((decode_pfor(bytes.data(), end, kBlockSize, decoded) != nullptr) == known);
    CHECK((skip_pfor(bytes.data(), end, kBlockSize) != nullptr) == known);
  }
  // An exception with an index outside the block.
  ByteWriter out;
  for (const int byte : {0x41, 0x00, 0x01, 5, 1}) out.u8(static_cast<std::uint8_t>(byte));
  CHECK(decode_pfor(out.view().data(), out.view().data() + out.size(), 5, decoded) == nullptr);
  CHECK(decode_pfor(out.view().data(), out.view().data() + out.size(), 6, decoded) != nullptr);
}
