// BM25 over field-weighted frequencies, in whole numbers.
//
// A clause's score of a document is W * tf / (tf + K(length)) with K = k1 * (1 - b + b * length / average), rounded
// down to a whole number of 1/scale. Whole numbers add up to the same sum in any order, so that pruned and exhaustive
// evaluation, of any number of segments, agree to the bit; and both roundings grow with the score, so bounds made from
// impacts hold.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include "tra/format/impacts.h"
#include "tra/format/norms.h"
#include "tra/searcher.h"

namespace tra::search {

using Score = std::int32_t;  // in 1/scale of a query

// Frequencies are counted in 1/256, so that variants of a word can weigh less than the word itself.
inline constexpr std::uint32_t kFrequencyUnit = 256;

class Bm25 {
 public:
  Bm25(const Ranking& ranking, double average_length) {
    for (unsigned norm = 0; norm < 256; ++norm) {
      const double length = format::decode_length(static_cast<std::uint8_t>(norm));
      const double relative = average_length > 0 ? length / average_length : 1;
      saturation_[norm] = static_cast<float>(ranking.k1 * (1 - ranking.b + ranking.b * relative) * kFrequencyUnit);
    }
  }

  static double idf(double documents, double with_term) {
    return std::log(1 + (documents - with_term + 0.5) / (with_term + 0.5));
  }

  // units: frequency in 1/256. weight: W * scale.
  Score score(float weight, std::uint32_t units, std::uint8_t norm) const noexcept {
    const auto frequency = static_cast<float>(units);
    return static_cast<Score>(weight * (frequency / (frequency + saturation_[norm])));
  }
  // No posting with these impacts scores more, at `factor` units an occurrence.
  Score bound(float weight, std::span<const format::Impact> impacts, std::uint32_t factor) const noexcept {
    float best = 0;
    for (const format::Impact impact : impacts) best = std::max(best, fraction(impact, factor));
    return static_cast<Score>(weight * best);
  }
  // For each norm a frequency, in units, up to which no score of this weight is above `least`.
  std::array<float, 256> too_few(float weight, Score least) const noexcept {
    std::array<float, 256> units;
    // A little less than the share asked for: the roundings of a score, some 2^-22 of it, must not exclude a hit.
    const double share = static_cast<double>(least) / static_cast<double>(weight) - 1e-6;
    const auto odds = static_cast<float>(share < 1 ? share / (1 - share) * 0.999999 : 1e30);
    for (unsigned norm = 0; norm < 256; ++norm) units[norm] = least < 0 ? -1 : odds * saturation_[norm];
    return units;
  }
  const float* saturation() const noexcept { return saturation_.data(); }

 private:
  float fraction(format::Impact impact, std::uint32_t factor) const noexcept {
    if (impact.frequency == format::kManyTimes) return 1;
    const auto frequency = static_cast<float>(impact.frequency * factor);
    return frequency / (frequency + saturation_[impact.norm]);
  }
  alignas(64) std::array<float, 256> saturation_;
};

}  // namespace tra::search
