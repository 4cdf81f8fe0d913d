// BM25 over field-weighted frequencies in integer arithmetic.
//
// The score of a clause in a document is W * tf / (tf + K(length)) with K = k1 * (1 - b + b * length / average),
// rounded down to a multiple of 1/scale. A sum of integers does not depend on the order of its terms. Pruned and
// exhaustive evaluation therefore return identical scores for any number of segments. The float division and the
// rounding to an integer are monotonic, so a bound computed from impacts by the same operations is never below a score.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "tra/format/impacts.h"
#include "tra/format/norms.h"
#include "tra/searcher.h"

namespace tra::search {

using Score = std::int32_t;  // a multiple of 1/QueryPlan::scale()

// An occurrence of a word counts this many units. Occurrences of an unlikely variant count fewer.
inline constexpr std::uint32_t kFrequencyUnit = 256;

class Bm25 {
 public:
  Bm25(const Ranking& ranking, double average_length) {
    for (unsigned norm = 0; norm < 256; ++norm) {
      const double relative = average_length > 0 ? kLengths[norm] / average_length : 1;
      const double saturation = ranking.k1 * (1 - ranking.b + ranking.b * relative) * kFrequencyUnit;
      // Above zero, so that a frequency of zero scores zero and not 0 / 0.
      saturation_[norm] = std::max(static_cast<float>(saturation), std::numeric_limits<float>::min());
    }
  }

  static double idf(double documents, double with_term) {
    return std::log(1 + (documents - with_term + 0.5) / (with_term + 0.5));
  }

  // `weight` is W * scale. `units` is the frequency in units.
  Score score(float weight, std::uint32_t units, std::uint8_t norm) const noexcept {
    const auto frequency = static_cast<float>(units);
    return static_cast<Score>(weight * (frequency / (frequency + saturation_[norm])));
  }
  // Returns an upper bound of the scores of postings with these impacts, where an occurrence counts `factor` units.
  Score bound(float weight, std::span<const format::Impact> impacts, std::uint32_t factor) const noexcept {
    float best = 0;
    for (const format::Impact impact : impacts) best = std::max(best, fraction(impact, factor));
    return static_cast<Score>(weight * best);
  }
  // Returns for each norm a frequency in units. A posting of this norm with at most this frequency does not score above
  // `least`.
  std::array<float, 256> too_few(float weight, Score least) const noexcept {
    std::array<float, 256> units;
    // The share is reduced slightly, because rounding changes a score by about 2^-22 of its value and must not exclude
    // a hit.
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
  // The length of each norm. The table lets the compiler compute saturations in vectors.
  static constexpr std::array<double, 256> kLengths = [] {
    std::array<double, 256> lengths{};
    for (unsigned norm = 0; norm < 256; ++norm) lengths[norm] = format::decode_length(static_cast<std::uint8_t>(norm));
    return lengths;
  }();
  alignas(64) std::array<float, 256> saturation_;
};

}  // namespace tra::search
