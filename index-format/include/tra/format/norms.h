// Norms: a document's length in one byte. Lengths below 32 are exact; above, each octave has 16 steps, so the error is
// at most 1/32 below 2^19.
//
// The idea is that of Lucene's SmallFloat.intToByte4, with one more bit of mantissa.
#pragma once

#include <bit>
#include <cstdint>

namespace tra::format {

// Rounds down. Lengths of about 2^18.97 and more share the last code.
constexpr std::uint8_t encode_length(std::uint32_t length) noexcept {
  if (length < 32) return static_cast<std::uint8_t>(length);
  const unsigned octave = static_cast<unsigned>(std::bit_width(length)) - 5;  // 1 for 32..63
  if (octave > 14) return 255;
  return static_cast<std::uint8_t>(16 + octave * 16 + ((length >> octave) & 15));
}

// The middle of the lengths that share a code.
constexpr std::uint32_t decode_length(std::uint8_t code) noexcept {
  if (code < 32) return code;
  const unsigned octave = code / 16u - 1;
  return ((16u + code % 16u) << octave) + (1u << octave) / 2;
}

}  // namespace tra::format
