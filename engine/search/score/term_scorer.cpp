#include "search/score/term_scorer.h"

#include <utility>

#include "search/kernels/kernels.h"

namespace tra::search {

namespace {

// So many documents of a window are in about as many blocks as a frequent word has there.
constexpr std::uint64_t kManyKept = 32;
// A search that ends after a few windows need not read the whole list of a word.
constexpr std::uint32_t kWindowsBefore = 4;

// Sets the bits of a block's documents, alternating between the four quarters of the block. Consecutive documents are
// often in the same word of the bitset, and an update of a word must wait for the previous update of that word.
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

// Sets the bits of the current block's documents that are in the window.
void match_block(format::PostingCursor& cursor, std::uint32_t base, WindowBits& matches) {
  if (!cursor.block_bitset().empty())
    return for_bitset_in_window(cursor, base, [&](std::uint32_t i, std::uint64_t word) { matches.words[i] |= word; });
  const BlockRange range = block_in_window(cursor, base);
  set_bits(range.documents + range.first, range.last - range.first, base, matches);
}

}  // namespace

void match_list_window(format::PostingCursor& cursor, std::uint32_t base, WindowBits& matches) {
  for_blocks(cursor, base, [&] { match_block(cursor, base, matches); });
}

void match_list_window(format::PostingCursor& cursor, std::uint32_t base, const WindowBits& documents,
                       WindowBits& matches) {
  for (std::uint32_t place = documents.next(0); place < kWindow && cursor.seek_block(base + place);) {
    // The list has no documents between the previous block and this one.
    if (cursor.block_first_possible() > base + place) place = documents.next(cursor.block_first_possible() - base);
    if (place >= kWindow) return;
    if (base + place > cursor.block_last()) continue;
    match_block(cursor, base, matches);
    place = documents.next(cursor.block_last() - base + 1);
  }
}

void TermScorer::keep(format::PostingCursor& cursor, std::uint32_t base, WindowBits& documents) {
  WindowBits matches;
  matches.clear();
  match_list_window(cursor, base, documents, matches);
  documents.intersect(matches);
}

const std::uint64_t* TermScorer::frequent_window(std::uint32_t base, bool many) {
  if (!is_frequent_) return nullptr;
  if (documents_ == nullptr) {
    if (!std::exchange(looked_for_kept_, true))
      documents_ = held_by(work_, kept_documents(snapshot_, segment_, cursor_.list()));
    if (documents_ == nullptr && many && ++asked_for_ == kWindowsBefore &&
        can_hold(work_, *snapshot_.segments[segment_]))
      documents_ = held_by(work_, documents_of_frequent(snapshot_, segment_, cursor_.list(), work_));
    if (documents_ == nullptr) return nullptr;
  }
  return documents_->data() + base / 64;
}

bool TermScorer::keep_frequent(std::uint32_t base, WindowBits& documents) {
  const bool many =
      is_frequent_ && documents_ == nullptr && search_kernels().count(documents.words, kWindowWords) >= kManyKept;
  const std::uint64_t* const words = frequent_window(base, many);
  if (words == nullptr) return false;
  for (std::uint32_t i = 0; i < kWindowWords; ++i) documents.words[i] &= words[i];
  return true;
}

void TermScorer::score_kept(std::uint32_t base, const WindowBits& documents, Score* scores) {
  for (std::uint32_t place = documents.next(0); place < kWindow && cursor_.seek_block(base + place);) {
    std::uint8_t places[format::kBlockSize + 1];
    const BlockRange block = block_in_window(cursor_, base);
    std::size_t count = 0;
    for (std::size_t i = block.first; i < block.last; ++i) {
      places[count] = static_cast<std::uint8_t>(i);
      count += documents.test(block.documents[i] - base);
    }
    Score found[format::kBlockSize];
    score_some(places, count, found);
    for (std::size_t i = 0; i < count; ++i) scores[block.documents[places[i]] - base] += found[i];
    place = documents.next(cursor_.block_last() - base + 1);
  }
}

void TermScorer::match_window(std::uint32_t base, WindowBits& matches) {
  const std::uint64_t* const words = frequent_window(base, true);
  if (words == nullptr) return match_list_window(cursor_, base, matches);
  for (std::uint32_t i = 0; i < kWindowWords; ++i) matches.words[i] |= words[i];
}

void TermScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least) {
  for_blocks(cursor_, base, [&] {
    if (block_bound() <= least) return;
    const BlockRange range = block_in_window(cursor_, base);
    const Score* const block = block_scores();
    for (std::size_t i = range.first; i < range.last; ++i) {
      scores[range.documents[i] - base] += block[i];
      matches.set(range.documents[i] - base);
    }
  });
}

const Score* TermScorer::block_scores() {
  if (scored_block_ != cursor_.block_last()) {
    const auto documents = cursor_.block_documents();
    search_kernels().score(documents.data(), cursor_.block_frequencies(), documents.size(), factor_, weight_, norms_,
                           bm25_.saturation(), block_scores_.data());
    scored_block_ = cursor_.block_last();
  }
  return block_scores_.data();
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

Score TermScorer::reached_by(std::size_t k) {
  if (cursor_.documents() < k) return 0;
  std::vector<Score> scores;
  const auto collect = [&](std::span<const format::Impact> impacts) {
    for (const format::Impact impact : impacts)
      scores.push_back(bm25_.score(weight_, impact.frequency * factor_, impact.norm));
  };
  // A group has too few impacts for a short list, so the impacts of its blocks are taken.
  if (cursor_.documents() <= format::kGroupBlocks * format::kBlockSize) cursor_.seek_block(0);
  cursor_.for_impacts(0, format::kNoMoreDocuments, collect);
  if (scores.size() < k) return 0;
  std::nth_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(k - 1), scores.end(), std::greater<>());
  return scores[k - 1];
}

Score TermScorer::bound(std::uint32_t from, std::uint32_t to) {
  if (!cursor_.seek_block(from) || cursor_.block_first_possible() > to) return 0;
  Score most = 0;
  cursor_.for_impacts(from, to,
                      [&](std::span<const format::Impact> impacts) { most = std::max(most, known_bound_of(impacts)); });
  return most;
}

}  // namespace tra::search
