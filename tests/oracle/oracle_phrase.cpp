#include "oracle/oracle_phrase.h"

#include <algorithm>

namespace tra::test {
namespace {

bool can_place(const std::vector<PhraseWord>& words, std::vector<std::int64_t>& placed, std::int64_t lowest,
               std::int64_t highest) {
  const std::size_t next = placed.size();
  if (next == words.size()) return true;
  for (const std::int64_t position : words[next].positions) {
    const std::int64_t displacement = position - words[next].offset;
    if (displacement < lowest || displacement > highest) continue;
    bool taken = false;
    for (std::size_t i = 0; i < next; ++i) taken |= words[i].key == words[next].key && placed[i] == position;
    if (taken) continue;
    placed.push_back(position);
    if (can_place(words, placed, lowest, highest)) return true;
    placed.pop_back();
  }
  return false;
}

}  // namespace

std::size_t count_phrase(const std::vector<PhraseWord>& words, std::uint32_t slop) {
  std::size_t count = 0;
  // One word has the lowest displacement of all. Each displacement of each word is tried as this lowest one.
  for (const PhraseWord& word : words)
    for (const std::int64_t position : word.positions) {
      const std::int64_t lowest = position - word.offset;
      std::vector<std::int64_t> placed;
      if (!can_place(words, placed, lowest, lowest + slop)) continue;
      if (slop > 0) return 1;
      if (&word == &words.front()) ++count;
    }
  return count;
}

}  // namespace tra::test
