#include "search/phrase_match.h"

#include <algorithm>

namespace tra {

namespace {

// Two words, the common case: a merge of two rising lists.
std::uint32_t count_two(const PhraseWord& a, const PhraseWord& b) {
  std::uint32_t count = 0;
  const std::uint32_t *i = a.positions.data(), *const i_end = i + a.positions.size();
  const std::uint32_t *j = b.positions.data(), *const j_end = j + b.positions.size();
  while (i != i_end && j != j_end) {
    const std::uint32_t left = *i + b.offset, right = *j + a.offset;
    count += left == right && *i >= a.offset;
    i += left <= right;
    j += right <= left;
  }
  return count;
}

}  // namespace

std::uint32_t count_exact(std::span<const PhraseWord> words, std::vector<std::size_t>& at) {
  if (words.size() == 2) return count_two(words[0], words[1]);
  at.assign(words.size(), 0);
  std::uint32_t count = 0;
  for (std::int64_t start = 0;; ++start, ++count) {
    // Raise `start` until every word stands where it asks.
    for (std::size_t i = 0; i < words.size();) {
      const auto& positions = words[i].positions;
      while (at[i] < positions.size() && std::int64_t{positions[at[i]]} - words[i].offset < start) ++at[i];
      if (at[i] == positions.size()) return count;
      const std::int64_t found = std::int64_t{positions[at[i]]} - words[i].offset;
      i = found == start || i == 0 ? i + 1 : 0;
      start = found;
    }
  }
}

std::uint32_t count_sloppy(std::span<const PhraseWord> words, std::uint32_t slop, std::vector<std::size_t>& at) {
  at.assign(words.size(), 0);
  // Equal words take their positions in order, so that each has its own. False when they run out.
  const auto settle = [&] {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].same_as != PhraseWord::kOnlyOne) at[i] = std::max(at[i], at[words[i].same_as] + 1);
      if (at[i] >= words[i].positions.size()) return false;
    }
    return true;
  };
  std::uint32_t count = 0;
  while (settle()) {
    std::size_t least = 0;
    std::int64_t low = INT64_MAX, high = INT64_MIN;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::int64_t start = std::int64_t{words[i].positions[at[i]]} - words[i].offset;
      if (start < low) low = start, least = i;
      high = std::max(high, start);
    }
    if (high - low <= std::int64_t{slop}) ++count;
    ++at[least];
  }
  return count;
}

}  // namespace tra
