#include "support/random.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tra::test {

std::uint64_t test_amount(const char* variable, std::uint64_t fallback) {
  const char* text = std::getenv(variable);
  return text == nullptr || *text == '\0' ? fallback : std::strtoull(text, nullptr, 10);
}

std::uint64_t test_seed(std::uint64_t fallback) { return test_amount("TRA_TEST_SEED", fallback); }

// std::uniform_int_distribution is not used, because its results for one seed differ between standard libraries.
std::uint64_t Random::below(std::uint64_t end) { return engine_() % end; }

std::int64_t Random::between(std::int64_t first, std::int64_t last) {
  return first + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last - first) + 1));
}

bool Random::chance(double probability) {
  return static_cast<double>(engine_() >> 11) < probability * 9007199254740992.0;  // 2^53
}

std::string Random::bytes(std::size_t count) {
  std::string text(count, '\0');
  for (char& c : text) c = static_cast<char>(below(256));
  return text;
}

Zipf::Zipf(std::size_t count, double exponent) {
  double sum = 0;
  for (std::size_t rank = 0; rank < count; ++rank)
    cumulative_.push_back(sum += 1 / std::pow(static_cast<double>(rank + 1), exponent));
}

std::size_t Zipf::draw(Random& random) const {
  const double at = static_cast<double>(random.below(1u << 30)) / (1u << 30) * cumulative_.back();
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), at);
  return std::min<std::size_t>(static_cast<std::size_t>(found - cumulative_.begin()), cumulative_.size() - 1);
}

}  // namespace tra::test
