// Fields by which queries of a benchmark are filtered, sorted and counted, made from an article's line in the corpus:
// the adapters of other engines make the same.
//
//   share      keyword: "fifth" of 20 % of the articles, "fiftieth" of 2 %, "rare" of 0.2 %, "other" of the rest
//   topic      keyword: one of 30 values, the first of them most often
//   name       keyword: one of 2,000 values, the first of them most often
//   scattered  number from 0 to 9,999, at random
//   rising     number: the line, as days of articles that were added day by day
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace tra::bench {

// SplitMix64 (Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
constexpr std::uint64_t mixed(std::uint64_t line) {
  std::uint64_t z = (line + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

constexpr std::string_view share_of(std::uint64_t line) {
  const std::uint64_t thousandth = (mixed(line) >> 8) % 1000;
  return thousandth < 200 ? "fifth" : thousandth < 220 ? "fiftieth" : thousandth < 222 ? "rare" : "other";
}

// A value below `values`. The least of two draws, so that low values are frequent.
constexpr std::uint64_t value_of(std::uint64_t line, std::uint64_t values) {
  const std::uint64_t draws = mixed(line ^ values << 32);
  return std::min((draws >> 8) % values, (draws >> 32) % values);
}
inline std::string topic_of(std::uint64_t line) { return "t" + std::to_string(value_of(line, 30)); }
inline std::string name_of(std::uint64_t line) { return "n" + std::to_string(value_of(line, 2000)); }

// Whether --erase removes the article.
constexpr bool is_erased(std::uint64_t line) { return (mixed(line) >> 40) % 10 < 3; }

constexpr std::int64_t scattered_of(std::uint64_t line) {
  return static_cast<std::int64_t>((mixed(line) >> 24) % 10'000);
}

}  // namespace tra::bench
