// Random numbers that are equal on all machines and with all standard libraries.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace tra::generator {

// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). Every seed is good, so each article can have its own.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }  // in [0, 1)
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>((next() >> 32) * n >> 32); }
  bool chance(double p) { return unit() < p; }
  double normal() {  // Box-Muller transform (1958)
    const double radius = std::sqrt(-2 * std::log(1 - unit()));
    return radius * std::cos(2 * std::numbers::pi * unit());
  }
  // An integer with a log-normal distribution around `median`.
  std::uint32_t log_normal(double median, double deviation) {
    return static_cast<std::uint32_t>(std::lround(median * std::exp(deviation * normal())));
  }

 private:
  std::uint64_t state_;
};

// Draws from given weights in constant time (Vose's alias method, IEEE TSE 1991).
class AliasTable {
 public:
  explicit AliasTable(const std::vector<double>& weights) : cells_(weights.size()) {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    std::vector<double> scaled;
    std::vector<std::uint32_t> small, large;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
      scaled.push_back(weights[i] / sum * static_cast<double>(weights.size()));
      (scaled[i] < 1 ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
      const std::uint32_t low = small.back(), high = large.back();
      small.pop_back();
      cells_[low] = {scaled[low], high};
      scaled[high] -= 1 - scaled[low];
      if (scaled[high] >= 1) continue;
      large.pop_back();
      small.push_back(high);
    }
    for (const auto* rest : {&small, &large})
      for (const std::uint32_t i : *rest) cells_[i] = {1, i};
  }

  std::uint32_t draw(Random& random) const {
    const std::uint32_t i = random.below(static_cast<std::uint32_t>(cells_.size()));
    return random.unit() < cells_[i].keep ? i : cells_[i].other;
  }

 private:
  struct Cell {
    double keep = 1;
    std::uint32_t other = 0;
  };
  std::vector<Cell> cells_;
};

}  // namespace tra::generator
