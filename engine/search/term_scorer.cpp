#include "search/term_scorer.h"

#include "search/kernels.h"

namespace tra {

namespace {

// A bit must be written before another one of the same word can be; documents far apart seldom share one.
void set_bits(const std::uint32_t* documents, std::size_t count, std::uint32_t base, WindowBits& matches) {
  const std::size_t quarter = count / 4;
  for (std::size_t i = 0; i < quarter; ++i) {
    matches.set(documents[i] - base);
    matches.set(documents[quarter + i] - base);
    matches.set(documents[2 * quarter + i] - base);
    matches.set(documents[3 * quarter + i] - base);
  }
  for (std::size_t i = 4 * quarter; i < count; ++i) matches.set(documents[i] - base);
}

}  // namespace

void match_list_window(format::PostingCursor& cursor, std::uint32_t base, WindowBits& matches) {
  for_blocks(cursor, base, [&] {
    if (!cursor.block_bitset().empty())
      return for_bitset_in_window(cursor, base, [&](std::uint32_t i, std::uint64_t word) { matches.words[i] |= word; });
    const BlockRange range = block_in_window(cursor, base);
    set_bits(range.documents + range.first, range.last - range.first, base, matches);
  });
}

void TermScorer::match_window(std::uint32_t base, WindowBits& matches) { match_list_window(cursor_, base, matches); }

void TermScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores) {
  for_blocks_in_window(cursor_, base, [&](const std::uint32_t* documents, std::size_t first, std::size_t last) {
    Score block[format::kBlockSize];
    score_block(block);
    for (std::size_t i = first; i < last; ++i) {
      scores[documents[i] - base] += block[i];
      matches.set(documents[i] - base);
    }
  });
}

void TermScorer::score_block(Score* scores) {
  const auto documents = cursor_.block_documents();
  search_kernels().score(documents.data(), cursor_.block_frequencies(), documents.size(), factor_, weight_, norms_, bm25_.saturation(), scores);
}

void TermScorer::score_some(const std::uint8_t* places, std::size_t count, Score* scores) {
  const auto block = cursor_.block_documents();
  const std::uint32_t* block_frequencies = cursor_.block_frequencies();
  std::uint32_t documents[format::kBlockSize], frequencies[format::kBlockSize];
  for (std::size_t i = 0; i < count; ++i) {
    documents[i] = block[places[i]];
    frequencies[i] = block_frequencies[places[i]];
  }
  search_kernels().score(documents, frequencies, count, factor_, weight_, norms_, bm25_.saturation(), scores);
}

Score TermScorer::bound(std::uint32_t from, std::uint32_t to) {
  if (!cursor_.seek_block(from) || cursor_.block_first_possible() > to) return 0;
  Score most = 0;
  cursor_.for_impacts(from, to, [&](std::span<const format::Impact> impacts) {
    most = std::max(most, bm25_.bound(weight_, impacts, factor_));
  });
  return most;
}

}  // namespace tra
