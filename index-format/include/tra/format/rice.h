// Golomb-Rice codes with quotients and remainders in separate bit streams.
//
// With parameter k, a number n has the quotient n >> k, written in unary (as many zeros and a one), and the remainder,
// its k low bits. Quotients start at the first byte. Remainders start at the last byte and grow backwards.
//
// Rice codes suit geometrically distributed numbers, such as the distances between occurrences of a word (R. F. Rice,
// JPL Publication 79-22, 1979; for positions, Witten, Moffat & Bell, "Managing Gigabytes", 1999). Separate streams, as
// in Elias-Fano codes (Vigna, "Quasi-Succinct Indices", WSDM 2013), let a reader skip numbers by counting ones in
// 64-bit words.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tra/format/bytes.h"
#include "tra/format/kernels.h"

namespace tra::format {

inline constexpr unsigned kMostRiceBits = 31;  // limit of k

// Writes codes. Not thread-safe.
class RiceWriter {
 public:
  // Begins a new sequence of codes. The quotients take at most most_quotient_bits, including their ones; the remainders
  // take exactly remainder_bits.
  void begin(std::uint64_t most_quotient_bits, std::uint64_t remainder_bits) {
    quotients_.assign(most_quotient_bits / 64 + 1, 0);
    remainders_.assign(remainder_bits / 64 + 2, 0);
    quotient_at_ = 0;
    remainder_at_ = remainder_bytes_ = (remainder_bits + 7) / 8;
    remainder_at_ *= 8;
  }
  // Encodes numbers in non-empty groups. Group i has the parameter parameters[i] and ends before values[ends[i]].
  void write(std::span<const std::uint32_t> values, const std::uint32_t* ends,
             const std::uint8_t* parameters) noexcept {
    std::uint64_t* const quotients = quotients_.data();
    std::uint64_t* const remainders = remainders_.data();
    std::uint64_t quotient_at = quotient_at_, remainder_at = remainder_at_;
    std::size_t group = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const unsigned k = parameters[group];
      group += i + 1 == ends[group];  // no inner loop: groups are short, so its end would be mispredicted
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
  // Appends both streams, each padded to whole bytes.
  void finish(ByteWriter& out) const {
    out.bytes(
        {reinterpret_cast<const std::byte*>(quotients_.data()), static_cast<std::size_t>((quotient_at_ + 7) / 8)});
    out.bytes({reinterpret_cast<const std::byte*>(remainders_.data()), static_cast<std::size_t>(remainder_bytes_)});
  }

 private:
  std::vector<std::uint64_t> quotients_, remainders_;
  std::uint64_t quotient_at_ = 0, remainder_at_ = 0, remainder_bytes_ = 0;
};

// Decodes numbers forwards; their parameters must be known. Reads up to 8 bytes past `end`, which must exist (in index
// files, checksums and the trailer follow). Functions return false when the bytes end before the numbers do.
class RiceReader {
 public:
  RiceReader() = default;
  RiceReader(const std::byte* begin, const std::byte* end) noexcept
      : begin_(begin), bits_(8 * static_cast<std::uint64_t>(end - begin)) {}

  // An upper bound on the count of numbers left.
  std::uint64_t bits_left() const noexcept {
    return quotient_at_ + remainder_at_ < bits_ ? bits_ - quotient_at_ - remainder_at_ : 0;
  }

  // Skips `numbers` numbers, whose remainders have `remainder_bits` bits together.
  bool skip(std::uint64_t numbers, std::uint64_t remainder_bits) {
    remainder_at_ += remainder_bits;
    // The remainders lie in other cache lines than the quotients, and are fetched while ones are counted.
    if (remainder_at_ < bits_) __builtin_prefetch(begin_ + (bits_ - remainder_at_) / 8);
    if (numbers == 0) return true;
    const std::uint64_t behind = kernels().skip_ones(begin_, quotient_at_, numbers, bits_);
    if (behind > bits_) return false;
    quotient_at_ = behind;
    return true;
  }

  // Decodes `count` numbers with one parameter as positions: to[i] is the sum of the first i + 1 numbers, plus i. Also
  // returns false when a position is not less than 2^32 - 1.
  bool read_places(unsigned k, std::uint32_t count, std::uint32_t* to) noexcept {
    if (count == 0) return true;
    const std::uint64_t first = remainder_at_ + k;
    remainder_at_ += std::uint64_t{count} * k;
    if (remainder_at_ > bits_) return false;
    // Before the one that ends quotient i (counted from 0) there are i ones, and as many zeros as the sum of the
    // quotients up to i.
    std::uint64_t at = quotient_at_ / 8 * 8, quotients = 0, remainders = 0, place = 0;
    std::uint64_t word =
        at >= bits_ ? 0 : load<std::uint64_t>(begin_ + at / 8) & ~std::uint64_t{0} << (quotient_at_ % 8);
    const std::uint64_t mask = (std::uint64_t{1} << k) - 1;
    for (std::uint32_t i = 0; i < count; ++i, word &= word - 1) {
      while (word == 0) {
        at += 64;
        if (at >= bits_) return false;
        word = load<std::uint64_t>(begin_ + at / 8);
      }
      quotients = at + static_cast<unsigned>(std::countr_zero(word)) - quotient_at_ - i;
      const std::uint64_t bit = bits_ - first - std::uint64_t{i} * k;
      remainders += load<std::uint64_t>(begin_ + bit / 8) >> (bit % 8) & mask;
      place = (quotients << k) + remainders + i;
      to[i] = static_cast<std::uint32_t>(place);
    }
    quotient_at_ += quotients + count;
    if (quotient_at_ > bits_ || quotients > 0xFFFF'FFFFu >> k) return false;
    return place < 0xFFFF'FFFFu;
  }

 private:
  const std::byte* begin_ = nullptr;
  // quotient_at_ counts from the first bit, remainder_at_ from the last bit backwards.
  std::uint64_t bits_ = 0, quotient_at_ = 0, remainder_at_ = 0;
};

}  // namespace tra::format
