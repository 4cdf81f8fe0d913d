#include "search/evaluate/count_common.h"

#include "search/kernels/kernels.h"
#include "search/score/term_scorer.h"

namespace tra::search {

namespace {

// Returns how many documents of the current block are in the window and have their bit set.
std::uint64_t count_in_block(format::PostingCursor& cursor, std::uint32_t base, const WindowBits& bits) {
  if (cursor.block_bitset().empty()) {
    const BlockRange range = block_in_window(cursor, base);
    return search_kernels().count_set(bits.words, base, range.documents + range.first, range.last - range.first);
  }
  WindowBits common;
  std::size_t size = 0;
  for_bitset_in_window(cursor, base,
                       [&](std::uint32_t i, std::uint64_t word) { common.words[size++] = word & bits.words[i]; });
  return search_kernels().count(common.words, size);
}

std::uint64_t count_in_window(format::PostingCursor& cursor, std::uint32_t base, const WindowBits& bits) {
  std::uint64_t count = 0;
  for (std::uint32_t place = bits.next(0); place < kWindow && cursor.seek_block(base + place);) {
    // The list has no documents between the previous block and this one.
    if (cursor.block_first_possible() > base + place) place = bits.next(cursor.block_first_possible() - base);
    if (place >= kWindow) break;
    if (base + place > cursor.block_last()) continue;
    count += count_in_block(cursor, base, bits);
    place = bits.next(cursor.block_last() - base + 1);
  }
  return count;
}

}  // namespace

std::uint64_t count_common(format::PostingCursor& shorter, format::PostingCursor& longer) {
  std::uint64_t count = 0;
  for (std::uint32_t base = 0; shorter.seek_block(base); base += kWindow) {
    base = std::max(base, shorter.block_first_possible() / kWindow * kWindow);
    WindowBits bits;
    bits.clear();
    match_list_window(shorter, base, bits);
    count += count_in_window(longer, base, bits);
  }
  return count;
}

std::uint64_t count_common(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
  std::uint64_t count = 0;
  WindowBits common;
  for (std::size_t i = 0; i < one.size(); i += kWindowWords) {
    for (std::size_t word = 0; word < kWindowWords; ++word) common.words[word] = one[i + word] & other[i + word];
    count += search_kernels().count(common.words, kWindowWords);
  }
  return count;
}

std::uint64_t count_in(format::PostingCursor& list, const std::vector<std::uint64_t>& documents) {
  std::uint64_t count = 0;
  for (std::uint32_t next = 0; list.seek_block(next); next = list.block_last() + 1) {
    const auto block = list.block_documents();
    count += search_kernels().count_set(documents.data(), 0, block.data(), block.size());
  }
  return count;
}

}  // namespace tra::search
