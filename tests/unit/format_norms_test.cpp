// Norms: document lengths in one byte.
#include <catch2/catch.hpp>

#include "tra/format/norms.h"

using tra::format::decode_length;
using tra::format::encode_length;

TEST_CASE("a length's code rises with the length", "[format]") {
  bool rises = true;
  std::uint8_t before = 0;
  for (std::uint32_t length = 0; length < 600'000; ++length) {
    const std::uint8_t code = encode_length(length);
    rises &= code >= before && code - before <= 1;
    before = code;
  }
  CHECK(rises);
  CHECK(before == 255);
  for (const std::uint32_t length : {1u << 20, 1u << 24, 1u << 31, 0xFFFF'FFFFu}) CHECK(encode_length(length) == 255);
}

TEST_CASE("a code decodes to a length that has it", "[format]") {
  for (unsigned code = 0; code < 256; ++code)
    CHECK(encode_length(decode_length(static_cast<std::uint8_t>(code))) == code);
  for (unsigned code = 1; code < 256; ++code)
    CHECK(decode_length(static_cast<std::uint8_t>(code)) > decode_length(static_cast<std::uint8_t>(code - 1)));
}

TEST_CASE("a decoded length is near the length", "[format]") {
  bool near = true;
  for (std::uint32_t length = 0; length < 524'288; ++length) {
    const std::uint32_t decoded = decode_length(encode_length(length));
    const std::uint32_t error = decoded > length ? decoded - length : length - decoded;
    near &= length < 32 ? error == 0 : 32 * error <= length;
  }
  CHECK(near);
  CHECK(decode_length(255) == 516'096);
}
