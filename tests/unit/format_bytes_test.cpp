// Encoding and decoding of integers, and errors on invalid bytes.
#include <catch2/catch.hpp>

#include "format_support.h"
#include "support/throws.h"
#include "tra/format/bytes.h"

using tra::Error;
using tra::ErrorCode;
using tra::format::ByteReader;
using tra::format::ByteWriter;
using tra::test::as_bytes;
using tra::test::as_string;
using tra::test::throws_code;

namespace {

std::string varint_of(std::uint64_t value) {
  ByteWriter out;
  out.varint(value);
  return as_string(out.view());
}

}  // namespace

TEST_CASE("fixed integers are little-endian", "[format]") {
  ByteWriter out;
  out.u8(1);
  out.u16(0x0203);
  out.u32(0x04050607);
  out.u64(0x08090A0B0C0D0E0Full);
  CHECK(as_string(out.view()) == "\x01\x03\x02\x07\x06\x05\x04\x0F\x0E\x0D\x0C\x0B\x0A\x09\x08");
  ByteReader reader(out.view(), "file");
  CHECK(reader.u8() == 1);
  CHECK(reader.u16() == 0x0203);
  CHECK(reader.u32() == 0x04050607);
  CHECK(reader.u64() == 0x08090A0B0C0D0E0Full);
  CHECK_NOTHROW(reader.expect_end());
}

TEST_CASE("varints take a byte for seven bits", "[format]") {
  CHECK(varint_of(0) == std::string(1, '\0'));
  CHECK(varint_of(0x7F) == "\x7F");
  CHECK(varint_of(0x80) == "\x80\x01");
  CHECK(varint_of(300) == "\xAC\x02");
  CHECK(varint_of(~0ull) == std::string(9, '\xFF') + "\x01");
  for (unsigned bits = 1; bits <= 64; ++bits) CHECK(varint_of(1ull << (bits - 1)).size() == (bits + 6) / 7);
}

TEST_CASE("varints of every length come back", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  tra::test::Random random(seed);
  std::vector<std::uint64_t> values = {0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, 0xFFFF'FFFF, 0x1'0000'0000, ~0ull};
  for (int i = 0; i < 10'000; ++i) values.push_back(tra::test::random_bits(random, 64));
  ByteWriter out;
  for (const std::uint64_t value : values) out.varint(value);
  ByteReader reader(out.view(), "file");
  bool same = true;
  for (const std::uint64_t value : values) same &= reader.varint() == value;
  CHECK(same);
  CHECK(reader.remaining() == 0);
}

TEST_CASE("a varint too long, too large or cut off is corruption", "[format]") {
  const auto read = [](const std::string& bytes) { ByteReader(as_bytes(bytes), "file").varint(); };
  for (const std::string& bytes :
       {std::string(), std::string("\x80"), std::string(9, '\xFF'), std::string(9, '\xFF') + "\x02",
        std::string(10, '\x80') + "\x01", std::string(10, '\xFF')})
    CHECK(throws_code(ErrorCode::corruption, [&] { read(bytes); }));
  CHECK_NOTHROW(read(std::string(9, '\xFF') + "\x01"));

  const std::string five_bytes = varint_of(0x1'0000'0000);
  CHECK(throws_code(ErrorCode::corruption, [&] { ByteReader(as_bytes(five_bytes), "file").varint32(); }));
  const std::string hundred = varint_of(100);
  CHECK(ByteReader(as_bytes(hundred), "file").varint(100) == 100);
  CHECK(throws_code(ErrorCode::corruption, [&] { ByteReader(as_bytes(hundred), "file").varint(99); }));
}

TEST_CASE("a reader refuses what would end outside and says where", "[format]") {
  const std::string bytes = "\x05xyz";  // a length of 5 with 3 bytes after it
  const auto reader = [&] { return ByteReader(as_bytes(bytes), "file", 100); };
  CHECK(throws_code(ErrorCode::corruption, [&] { reader().sized_text(); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { reader().u64(); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { reader().bytes(5); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { reader().bytes(~0ull); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { reader().expect_end(); }));
  CHECK(reader().bytes(4).size() == 4);
  CHECK(reader().bytes(0).empty());
  ByteReader moved = reader();
  moved.u8();
  try {
    moved.u32();
    FAIL("read past the end");
  } catch (const Error& error) {
    CHECK(error.path() == "file");
    CHECK(error.offset() == 101);
  }
}

TEST_CASE("sized texts come back, empty ones and ones with NUL too", "[format]") {
  ByteWriter out;
  const std::vector<std::string> texts = {"", "a", std::string("a\0b", 3), std::string(1000, 'x')};
  for (const std::string& text : texts) out.sized_text(text);
  ByteReader reader(out.view(), "file");
  for (const std::string& text : texts) CHECK(reader.sized_text() == text);
}
