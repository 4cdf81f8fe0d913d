// BytePool: many byte streams in one pool.
#include <catch2/catch.hpp>

#include "index/byte_pool.h"
#include "support/random.h"

using tra::index::BytePool;
using tra::test::Random;

TEST_CASE("a stream gives back what was put into it, however streams are mixed", "[index]") {
  Random random(tra::test::test_seed());
  INFO("TRA_TEST_SEED=" << tra::test::test_seed());
  BytePool pool;
  std::vector<BytePool::Stream> streams(50);
  std::vector<std::vector<std::uint32_t>> wanted(streams.size());
  for (int i = 0; i < 60'000; ++i) {
    const std::size_t which = random.below(1 + random.below(streams.size()));
    std::vector<std::uint32_t> values;
    for (std::size_t left = 1 + random.below(4); left > 0; --left)
      values.push_back(static_cast<std::uint32_t>(random.below(std::uint64_t{1} << (1 + random.below(32)))));
    if (random.chance(0.5))
      pool.put_varints(streams[which], values);
    else
      for (const std::uint32_t value : values) pool.put_varint(streams[which], value);
    wanted[which].insert(wanted[which].end(), values.begin(), values.end());
  }
  for (std::size_t which = 0; which < streams.size(); ++which) {
    BytePool::Reader reader(pool, streams[which]);
    for (const std::uint32_t value : wanted[which]) {
      REQUIRE(!reader.done());
      REQUIRE(reader.varint() == value);
    }
    REQUIRE(reader.done());
  }
}

TEST_CASE("streams may end at any byte of a slice", "[index]") {
  for (std::size_t size = 0; size < 9000; size += 1 + size / 300) {
    BytePool pool;
    BytePool::Stream stream;
    for (std::size_t i = 0; i < size; ++i) pool.put(stream, static_cast<std::uint8_t>(i * 31));
    CHECK(stream.begun() == (size > 0));
    BytePool::Reader reader(pool, stream);
    for (std::size_t i = 0; i < size; ++i) REQUIRE(reader.byte() == static_cast<std::uint8_t>(i * 31));
    REQUIRE(reader.done());
  }
}

TEST_CASE("a pool says what it holds", "[index]") {
  BytePool pool;
  CHECK(pool.memory() == 0);
  BytePool::Stream stream;
  for (int i = 0; i < 300'000; ++i) pool.put(stream, 1);
  CHECK(pool.memory() >= 300'000);
  CHECK(pool.memory() < 600'000);
  CHECK(!pool.nearly_full());
}
