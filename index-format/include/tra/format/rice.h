// Golomb-Rice codes, with quotients and remainders in separate bit streams.
//
// A number n with parameter k has the quotient n >> k, in unary: that many zeros and a one. Quotients begin at the
// first byte. Its remainder is the k low bits; remainders begin at the last byte and go backwards.
//
// Rice codes suit geometrically distributed numbers, such as the distances between the occurrences of a word (R. F.
// Rice, JPL Publication 79-22, 1979; on positions, Witten, Moffat & Bell, "Managing Gigabytes", 1999). Separate
// streams, as in Elias-Fano codes (Vigna, "Quasi-Succinct Indices", WSDM 2013), let a reader skip numbers by counting
// the ones of 64-bit words.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tra/format/bytes.h"
#include "tra/format/kernels.h"

namespace tra::format {

inline constexpr unsigned kMostRiceBits = 31;  // of k

// Numbers put together. Not thread-safe.
class RiceWriter {
 public:
  // Begins the next code, whose quotients take at most most_quotient_bits, ones included, and whose remainders take
  // exactly remainder_bits.
  void begin(std::uint64_t most_quotient_bits, std::uint64_t remainder_bits) {
    quotients_.assign(most_quotient_bits / 64 + 1, 0);
    remainders_.assign(remainder_bits / 64 + 2, 0);
    quotient_at_ = 0;
    remainder_at_ = remainder_bytes_ = (remainder_bits + 7) / 8;
    remainder_at_ *= 8;
  }
  // Encodes numbers in groups. The i-th group has the parameter parameters[i], ends before values[ends[i]] and is not
  // empty.
  void write(std::span<const std::uint32_t> values, const std::uint32_t* ends,
             const std::uint8_t* parameters) noexcept {
    std::uint64_t* const quotients = quotients_.data();
    std::uint64_t* const remainders = remainders_.data();
    std::uint64_t quotient_at = quotient_at_, remainder_at = remainder_at_;
    std::size_t group = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const unsigned k = parameters[group];
      group += i + 1 == ends[group];  // no inner loop: groups are short, and its end would be mispredicted
      quotient_at += values[i] >> k;
      quotients[quotient_at / 64] |= std::uint64_t{1} << (quotient_at % 64);
      ++quotient_at;
      remainder_at -= k;
      const std::uint64_t remainder = values[i] & ((std::uint64_t{1} << k) - 1);
      remainders[remainder_at / 64] |= remainder << (remainder_at % 64);
      if (remainder_at % 64 + k > 64) remainders[remainder_at / 64 + 1] |= remainder >> (64 - remainder_at % 64);
    }
    quotient_at_ = quotient_at;
    remainder_at_ = remainder_at;
  }
  // Appends what was written, as whole bytes.
  void finish(ByteWriter& out) const {
    out.bytes(
        {reinterpret_cast<const std::byte*>(quotients_.data()), static_cast<std::size_t>((quotient_at_ + 7) / 8)});
    out.bytes({reinterpret_cast<const std::byte*>(remainders_.data()), static_cast<std::size_t>(remainder_bytes_)});
  }

 private:
  std::vector<std::uint64_t> quotients_, remainders_;
  std::uint64_t quotient_at_ = 0, remainder_at_ = 0, remainder_bytes_ = 0;
};

// Reads numbers whose parameters are known, forwards. May load up to 8 bytes past `end`, which must be there (in files,
// sums and the trailer follow). Functions return false where the bytes end before the numbers.
class RiceReader {
 public:
  RiceReader() = default;
  RiceReader(const std::byte* begin, const std::byte* end) noexcept
      : begin_(begin), bits_(8 * static_cast<std::uint64_t>(end - begin)) {}

  // No more numbers than this can be left.
  std::uint64_t bits_left() const noexcept {
    return quotient_at_ + remainder_at_ < bits_ ? bits_ - quotient_at_ - remainder_at_ : 0;
  }

  // Passes over numbers with so many bits of remainders in all.
  bool skip(std::uint64_t numbers, std::uint64_t remainder_bits) {
    remainder_at_ += remainder_bits;
    if (numbers == 0) return true;
    const std::uint64_t behind = kernels().skip_ones(begin_, quotient_at_, numbers, bits_);
    if (behind > bits_) return false;
    quotient_at_ = behind;
    return true;
  }

  // Reads numbers of one parameter as places: to[i] becomes the sum of the numbers up to the i-th, plus i. False also
  // where a place is not below 2^32 - 1.
  bool read_places(unsigned k, std::uint32_t count, std::uint32_t* to) noexcept {
    if (count == 0) return true;
    const std::uint64_t first = remainder_at_ + k;
    remainder_at_ += std::uint64_t{count} * k;
    if (remainder_at_ > bits_) return false;
    // Between the start and the i-th one, counted from 0, lie i ones and as many zeros as the quotients so far add up
    // to.
    std::uint64_t at = quotient_at_ / 8 * 8, quotients = 0;
    std::uint64_t word =
        at >= bits_ ? 0 : load<std::uint64_t>(begin_ + at / 8) & ~std::uint64_t{0} << (quotient_at_ % 8);
    for (std::uint32_t i = 0; i < count; ++i, word &= word - 1) {
      while (word == 0) {
        at += 64;
        if (at >= bits_) return false;
        word = load<std::uint64_t>(begin_ + at / 8);
      }
      quotients = at + static_cast<unsigned>(std::countr_zero(word)) - quotient_at_ - i;
      to[i] = static_cast<std::uint32_t>(quotients);
    }
    quotient_at_ += quotients + count;
    if (quotient_at_ > bits_ || quotients > 0xFFFF'FFFFu >> k) return false;
    const std::uint64_t mask = (std::uint64_t{1} << k) - 1;
    std::uint64_t remainders = 0, place = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint64_t bit = bits_ - first - std::uint64_t{i} * k;
      remainders += load<std::uint64_t>(begin_ + bit / 8) >> (bit % 8) & mask;
      place = (std::uint64_t{to[i]} << k) + remainders + i;
      to[i] = static_cast<std::uint32_t>(place);
    }
    return place < 0xFFFF'FFFFu;
  }

 private:
  const std::byte* begin_ = nullptr;
  std::uint64_t bits_ = 0, quotient_at_ = 0, remainder_at_ = 0;  // the second from the front, the third from the back
};

}  // namespace tra::format
