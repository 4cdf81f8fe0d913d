// Reproducible random choices for tests. TRA_TEST_SEED=N sets the seed, and every test prints the seed it used.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace tra::test {

// TRA_TEST_SEED when it is set, else `fallback`. The fixed fallback makes test runs reproducible; the nightly run sets
// a new seed each time.
std::uint64_t test_seed(std::uint64_t fallback = 1);

// The number in an environment variable, or `fallback`. Such variables lengthen tests.
std::uint64_t test_amount(const char* variable, std::uint64_t fallback);

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t below(std::uint64_t end);                       // in [0, end); end must be positive
  std::int64_t between(std::int64_t first, std::int64_t last);  // in [first, last]
  bool chance(double probability);
  std::string bytes(std::size_t count);

  template <typename T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

 private:
  std::mt19937_64 engine_;
};

// Draws ranks with a probability proportional to 1 / (rank + 1)^exponent, as the frequencies of words are distributed.
class Zipf {
 public:
  Zipf(std::size_t count, double exponent);
  std::size_t draw(Random& random) const;

 private:
  std::vector<double> cumulative_;
};

}  // namespace tra::test
