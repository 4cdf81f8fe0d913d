// Golomb-Rice codes with quotients and remainders apart: what is above the k low bits of each number in unary, zeros ended by a
// one, from the first byte on; the low bits from the last byte back.
//
// Rice codes suit geometrically distributed numbers, as the distances between a word's occurrences are where it is anywhere alike
// (R. F. Rice, JPL Publication 79-22, 1979; on positions, Witten, Moffat & Bell, "Managing Gigabytes", 1999). With the parts apart,
// as in Elias-Fano codes (Vigna, "Quasi-Succinct Indices", WSDM 2013), numbers are skipped by counting ones a word at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tra/format/bytes.h"

namespace tra::format {

inline constexpr unsigned kMostRiceBits = 31;  // of k

// Numbers put together. Not thread-safe.
class RiceWriter {
 public:
  void write(std::uint32_t value, unsigned k) {
    const std::uint32_t quotient = value >> k;
    reserve(quotients_, quotient_bits_ + quotient + 1);
    quotient_bits_ += quotient;
    quotients_[quotient_bits_ / 64] |= std::uint64_t{1} << (quotient_bits_ % 64);
    ++quotient_bits_;
    remainders_.push_back({value & ((std::uint32_t{1} << k) - 1), k});
  }
  // Appends what was written, as whole bytes, and begins anew.
  void finish(ByteWriter& out) {
    out.bytes({reinterpret_cast<const std::byte*>(quotients_.data()), static_cast<std::size_t>((quotient_bits_ + 7) / 8)});
    std::uint64_t bits = 0;
    for (const Remainder& remainder : remainders_) bits += remainder.bits;
    std::uint64_t word = 0, held = (8 - bits % 8) % 8;
    for (std::size_t i = remainders_.size(); i-- > 0;) {
      word |= std::uint64_t{remainders_[i].value} << held;
      for (held += remainders_[i].bits; held >= 8; held -= 8, word >>= 8) out.u8(static_cast<std::uint8_t>(word));
    }
    quotients_.clear();
    remainders_.clear();
    quotient_bits_ = 0;
  }

 private:
  struct Remainder {
    std::uint32_t value, bits;
  };
  static void reserve(std::vector<std::uint64_t>& words, std::uint64_t bits) {
    if (const std::uint64_t needed = bits / 64 + 1; needed > words.size()) words.resize(needed);
  }
  std::vector<std::uint64_t> quotients_;
  std::uint64_t quotient_bits_ = 0;
  std::vector<Remainder> remainders_;
};

// Reads numbers whose parameters are known, forwards. May load up to 8 bytes past `end`, which must be there (in files, sums and
// the trailer follow). Functions return false where the bytes end before the numbers.
class RiceReader {
 public:
  RiceReader() = default;
  RiceReader(const std::byte* begin, const std::byte* end) noexcept : begin_(begin), bits_(8 * static_cast<std::uint64_t>(end - begin)) {}

  // No more numbers than this can be left.
  std::uint64_t bits_left() const noexcept { return quotient_at_ + remainder_at_ < bits_ ? bits_ - quotient_at_ - remainder_at_ : 0; }

  // Passes over numbers with so many bits of remainders in all.
  bool skip(std::uint64_t numbers, std::uint64_t remainder_bits) noexcept {
    remainder_at_ += remainder_bits;
    while (numbers > 0) {
      if (quotient_at_ >= bits_) return false;
      std::uint64_t word = load<std::uint64_t>(begin_ + quotient_at_ / 8) >> (quotient_at_ % 8);
      if (const auto ones = static_cast<unsigned>(std::popcount(word)); ones < numbers) {
        numbers -= ones;
        quotient_at_ += 64 - quotient_at_ % 8;
        continue;
      }
      for (; numbers > 1; --numbers) word &= word - 1;
      quotient_at_ += static_cast<unsigned>(std::countr_zero(word)) + 1;
      break;
    }
    return quotient_at_ <= bits_;
  }

  bool read(unsigned k, std::uint32_t& value) noexcept {
    std::uint64_t quotient = 0;
    for (;;) {
      if (quotient_at_ >= bits_) return false;
      const std::uint64_t word = load<std::uint64_t>(begin_ + quotient_at_ / 8) >> (quotient_at_ % 8);
      if (word != 0) {
        const auto zeros = static_cast<unsigned>(std::countr_zero(word));
        quotient += zeros;
        quotient_at_ += zeros + 1;
        break;
      }
      quotient += 64 - quotient_at_ % 8;
      quotient_at_ += 64 - quotient_at_ % 8;
    }
    remainder_at_ += k;
    if (remainder_at_ > bits_) return false;
    const std::uint64_t at = bits_ - remainder_at_, word = load<std::uint64_t>(begin_ + at / 8) >> (at % 8);
    value = static_cast<std::uint32_t>(quotient << k | (word & ((std::uint64_t{1} << k) - 1)));
    return true;
  }

 private:
  const std::byte* begin_ = nullptr;
  std::uint64_t bits_ = 0, quotient_at_ = 0, remainder_at_ = 0;  // the second from the front, the third from the back
};

}  // namespace tra::format
