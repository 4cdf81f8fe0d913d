#include "search/score/phrase_match.h"

#include <algorithm>

#include "search/kernels/kernels.h"

namespace tra::search {

std::uint32_t count_exact(std::span<const PhraseWord> words, std::vector<std::size_t>& at, Work& work) {
  if (words.size() == 2) {
    const PhraseWord &a = words[0], &b = words[1];
    return search_kernels().count_together(a.positions.data(), a.positions.size(), a.offset, b.positions.data(),
                                           b.positions.size(), b.offset);
  }
  at.assign(words.size(), 0);
  std::uint32_t count = 0;
  for (std::int64_t start = 0;; ++start, ++count) {
    // Raises `start` until every word has the position start + offset.
    work.step(words.size());
    for (std::size_t i = 0; i < words.size();) {
      const auto& positions = words[i].positions;
      while (at[i] < positions.size() && std::int64_t{positions[at[i]]} - words[i].offset < start) ++at[i];
      if (at[i] == positions.size()) return count;
      const std::int64_t found = std::int64_t{positions[at[i]]} - words[i].offset;
      if (found != start && i != 0) work.step(i);
      i = found == start || i == 0 ? i + 1 : 0;
      start = found;
    }
  }
}

namespace {

// Two different words: each step compares one position of either and moves the word whose position is before.
std::uint32_t count_two_sloppy(const PhraseWord& first, const PhraseWord& second, std::uint32_t slop, Work& work) {
  work.step(first.positions.size() + second.positions.size());
  const std::int64_t apart = std::int64_t{second.offset} - first.offset;
  std::uint32_t count = 0;
  for (std::size_t i = 0, j = 0; i < first.positions.size() && j < second.positions.size();) {
    // How far the second word starts behind the first.
    const std::int64_t behind = std::int64_t{second.positions[j]} - first.positions[i] - apart;
    count += static_cast<std::uint64_t>(behind < 0 ? -behind : behind) <= slop;
    i += behind >= 0;
    j += behind < 0;
  }
  return count;
}

}  // namespace

std::uint32_t count_sloppy(std::span<const PhraseWord> words, std::uint32_t slop, std::vector<std::size_t>& at,
                           Work& work) {
  if (words.size() == 2 && words[1].same_as == PhraseWord::kOnlyOne)
    return count_two_sloppy(words[0], words[1], slop, work);
  at.assign(words.size(), 0);
  // Equal words take ascending positions, so that no position is used twice. Returns false when a word has no position
  // left.
  const auto settle = [&] {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].same_as != PhraseWord::kOnlyOne) at[i] = std::max(at[i], at[words[i].same_as] + 1);
      if (at[i] >= words[i].positions.size()) return false;
    }
    return true;
  };
  std::uint32_t count = 0;
  while (settle()) {
    work.step(words.size());
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

}  // namespace tra::search
