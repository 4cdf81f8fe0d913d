#include "archive/zones/word_pairs.h"

namespace tra::archive {
namespace {

template <typename Take>
void for_each_pair(const Line& line, const Take& take) {
  for (std::size_t i = 1; i < line.tokens.size(); ++i) {
    const Token &first = line.tokens[i - 1], &second = line.tokens[i];
    if (!first.digits && !second.digits && second.gap == kSpace) take(first.key * 31 + second.key);
  }
}

}  // namespace

void WordPairs::add(const Line& line) {
  for_each_pair(line, [&](std::uint64_t pair) { pairs_.insert(pair); });
}

float WordPairs::share_of(const Line& line) const {
  std::size_t shared = 0, all = 0;
  for_each_pair(line, [&](std::uint64_t pair) {
    ++all;
    shared += pairs_.count(pair);
  });
  return all ? static_cast<float>(shared) / static_cast<float>(all) : 0;
}

}  // namespace tra::archive
