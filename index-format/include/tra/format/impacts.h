// Impacts: the (frequency, norm) pairs in a range of postings that no other pair dominates.
//
// No posting of the range scores higher than the best of these pairs, whatever the scorer's parameters and statistics.
// The only condition is that the score grows with the frequency and falls with the document length. Score bounds are
// therefore exact even with statistics over several segments. The idea is that of Lucene's CompetitiveImpactAccumulator
// and of block-max indexes (Ding & Suel, SIGIR 2011).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tra/format/bytes.h"

namespace tra::format {

struct Impact {
  std::uint8_t frequency;  // 255 stands for 255 or more
  std::uint8_t norm;       // the document length, as encoded by norms.h
  bool operator==(const Impact&) const = default;
};
inline constexpr std::uint8_t kManyTimes = 255;

// The Pareto frontier of the pairs added. Both members ascend strictly from pair to pair.
class ImpactSet {
 public:
  void add(Impact impact) {
    std::size_t at = pairs_.size();
    while (at > 0 && pairs_[at - 1].norm > impact.norm) --at;
    // All pairs before `at` have at most this norm, and the last of them has their highest frequency.
    if (at > 0 && pairs_[at - 1].frequency >= impact.frequency) return;
    insert(at, impact);
  }
  void add(std::uint32_t frequency, std::uint8_t norm) {
    add(Impact{static_cast<std::uint8_t>(frequency < kManyTimes ? frequency : kManyTimes), norm});
  }
  void add(const ImpactSet& other) {
    for (const Impact impact : other.pairs_) add(impact);
  }
  void clear() noexcept { pairs_.clear(); }
  std::span<const Impact> pairs() const noexcept { return pairs_; }

  // Writes the count (1 byte), then frequency and norm of each pair.
  void encode(ByteWriter& out) const;

 private:
  void insert(std::size_t at, Impact impact);
  std::vector<Impact> pairs_;
};

// A view of encoded impacts, without copying.
inline std::span<const Impact> read_impacts(ByteReader& from) {
  const std::uint8_t count = from.u8();
  return {reinterpret_cast<const Impact*>(from.bytes(count * sizeof(Impact)).data()), count};
}

}  // namespace tra::format
