#include "search/pairs.h"

#include <algorithm>
#include <cmath>

namespace tra {

namespace {

// Numbers of those of the keys that a table has, rising.
std::vector<std::uint32_t> numbers_of(const format::PairTable& table, std::span<const std::string> keys) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& key : keys)
    if (const auto at = table.seek_term(key); at.valid() && at.term() == key) numbers.push_back(at.number());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace

std::uint64_t PairStatistics::words() const {
  std::uint64_t sum = 0;
  for (const auto& segment : segments_) sum += segment->pairs().words();
  return sum;
}

std::uint64_t PairStatistics::count(std::string_view key) const {
  std::uint64_t sum = 0;
  for (const auto& segment : segments_)
    if (const auto at = segment->pairs().seek_term(key); at.valid() && at.term() == key) sum += at.count();
  return sum;
}

std::uint64_t PairStatistics::count(std::span<const std::string> keys) const {
  std::uint64_t sum = 0;
  for (const std::string& key : keys) sum += count(key);
  return sum;
}

std::uint64_t PairStatistics::count(std::span<const std::string> firsts, std::span<const std::string> seconds) const {
  std::uint64_t sum = 0;
  for (const auto& segment : segments_) {
    const format::PairTable& table = segment->pairs();
    const std::vector<std::uint32_t> wanted = numbers_of(table, seconds);
    if (wanted.empty()) continue;
    for (const std::uint32_t first : numbers_of(table, firsts))  // variants stand side by side: one short run each
      for (auto at = table.seek_pair(first, wanted.front()); at.valid() && at.first() == first && at.second() <= wanted.back(); at.next())
        if (std::binary_search(wanted.begin(), wanted.end(), at.second())) sum += at.count();
  }
  return sum;
}

double PairStatistics::npmi(double pair, double first, double second, double words) {
  if (pair <= 0 || first <= 0 || second <= 0 || pair >= words) return 0;
  return std::clamp(std::log(pair * words / (first * second)) / std::log(words / pair), -1.0, 1.0);
}

}  // namespace tra
