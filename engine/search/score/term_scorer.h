// Scores the documents of one posting list.
#pragma once

#include "search/score/frequent_words.h"
#include "search/score/scorer.h"
#include "search/work.h"
#include "snapshot/snapshot_impl.h"

namespace tra::search {

// Up to this number of documents in a block are looked up one at a time, which decodes less of the block.
inline constexpr std::size_t kFewInBlock = 3;

// What the scorers of a segment share: BM25, the norms of the documents, and the limits of the search.
struct SegmentScoring {
  const Snapshot::Impl& snapshot;
  std::size_t number;  // of the segment
  const Segment& segment;
  const Bm25& bm25;
  const std::uint8_t* norms;
  Work& work;
};

class TermScorer final : public Scorer {
 public:
  // `weight` is W * scale. An occurrence counts `factor` units.
  TermScorer(const SegmentScoring& scoring, const format::PostingListRef& list, float weight, std::uint32_t factor)
      : snapshot_(scoring.snapshot),
        segment_(scoring.number),
        work_(scoring.work),
        bm25_(scoring.bm25),
        norms_(scoring.norms),
        weight_(weight),
        factor_(factor),
        is_frequent_(is_frequent(scoring.segment, list)),
        cursor_(scoring.segment.cursor(list)) {}

  std::uint32_t cost() const override { return cursor_.documents(); }
  std::uint32_t matches_per_look_up() const override { return kMatchesPerLookUp; }
  void match_window(std::uint32_t base, WindowBits& matches) override;
  void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least = kNoMatch) override;
  void keep_window(std::uint32_t base, WindowBits& documents) override {
    if (!keep_frequent(base, documents)) keep(cursor_, base, documents);
  }
  bool scores_kept() const override { return true; }
  void keep_ahead(std::uint32_t base, WindowBits& documents) override {
    if (keep_frequent(base, documents)) return;
    if (ahead_ == nullptr) ahead_ = std::make_unique<format::PostingCursor>(cursor_);
    keep(*ahead_, base, documents);
  }
  void score_kept(std::uint32_t base, const WindowBits& documents, Score* scores) override;
  Score bound(std::uint32_t from, std::uint32_t to) override;
  Score score_at(std::uint32_t document, Score = kNoMatch) override {
    if (cursor_.advance(document) != document) return kNoMatch;
    return bm25_.score(weight_, cursor_.frequency() * factor_, norms_[document]);
  }
  std::uint32_t advance(std::uint32_t document) override { return cursor_.advance(document); }

  // Blocks and their scores, for evaluators that process posting lists.
  format::PostingCursor& cursor() noexcept { return cursor_; }
  std::uint32_t factor() const noexcept { return factor_; }
  Score bound_of(std::span<const format::Impact> impacts) const { return bm25_.bound(weight_, impacts, factor_); }
  // A lower bound of the score of every match.
  Score least_score() const { return bm25_.score(weight_, factor_, 0xFF); }
  Score list_bound() const { return bound_of(cursor_.list_impacts()); }
  Score block_bound() { return known_bound_of(cursor_.block_impacts()); }
  // Returns a score that at least k documents of the list reach. Each impact belongs to a document, so the k-th best
  // score of the impacts is such a score. Returns 0 when the list has fewer than k impacts. The cursor must be at the
  // beginning of the list.
  Score reached_by(std::size_t k);
  // Returns the scores of the current block in the order of cursor().block_documents(). The array has
  // format::kBlockSize elements.
  const Score* block_scores();
  // Returns the score of a document of the current block. `place` must be the document's index in the block.
  Score score_one(std::uint32_t document, std::size_t place) {
    return bm25_.score(weight_, cursor_.frequency_at(place) * factor_, norms_[document]);
  }
  // Computes the scores of `count` documents of the current block. `places` has their indexes in the block.
  void score_some(const std::uint8_t* places, std::size_t count, Score* scores);

 private:
  static void keep(format::PostingCursor& cursor, std::uint32_t base, WindowBits& documents);
  // Does the same for a frequent word whose documents are known as bits, and otherwise returns false.
  bool keep_frequent(std::uint32_t base, WindowBits& documents);
  // The bits of a frequent word's documents in a window, or null. When the snapshot has not kept them, they are read
  // from the list once several windows were asked for of which `many` documents are wanted.
  const std::uint64_t* frequent_window(std::uint32_t base, bool many);

  const Snapshot::Impl& snapshot_;
  std::size_t segment_;
  Work& work_;
  const Bm25& bm25_;
  const std::uint8_t* norms_;
  float weight_;
  std::uint32_t factor_;
  bool is_frequent_;
  WordDocuments documents_;      // of a frequent word, once they are known
  std::uint32_t asked_for_ = 0;  // windows of which many documents were wanted
  bool looked_for_kept_ = false;
  format::PostingCursor cursor_;
  std::unique_ptr<format::PostingCursor> ahead_;  // used by keep_ahead()

  std::uint32_t scored_block_ = format::kNoMoreDocuments;  // the last document of the block in `block_scores_`
  alignas(64) std::array<Score, format::kBlockSize> block_scores_{};

  // Bounds of blocks are requested several times, so recent bounds are cached by the address of the impacts.
  Score known_bound_of(std::span<const format::Impact> impacts) {
    KnownBound& known = known_bounds_[reinterpret_cast<std::uintptr_t>(impacts.data()) / 8 % known_bounds_.size()];
    if (known.impacts != impacts.data()) known = {impacts.data(), bound_of(impacts)};
    return known.bound;
  }
  struct KnownBound {
    const format::Impact* impacts = nullptr;
    Score bound = 0;
  };
  std::array<KnownBound, 64> known_bounds_;
};

// The range of the current block's documents that are in the window at `base`.
struct BlockRange {
  const std::uint32_t* documents;
  std::size_t first, last;
};
inline BlockRange block_in_window(format::PostingCursor& cursor, std::uint32_t base) {
  const std::uint64_t end = std::uint64_t{base} + kWindow;
  const auto documents = cursor.block_documents();
  const auto* first = documents.data();
  const auto* last = first + documents.size();
  if (*first < base) first = std::lower_bound(first, last, base);
  if (*(last - 1) >= end) last = std::lower_bound(first, last, static_cast<std::uint32_t>(end));
  return {documents.data(), static_cast<std::size_t>(first - documents.data()),
          static_cast<std::size_t>(last - documents.data())};
}

// Calls visit(i, word) for each word of the window's bitset that overlaps the current block. The block must be stored
// as a bitset.
template <class Visit>
void for_bitset_in_window(const format::PostingCursor& cursor, std::uint32_t base, const Visit& visit) {
  const auto bitset = cursor.block_bitset();
  const auto size = static_cast<std::int64_t>(bitset.size() / 8);
  const auto word_at = [&](std::int64_t i) {
    return i < 0 || i >= size ? 0 : format::load<std::uint64_t>(bitset.data() + 8 * i);
  };
  const std::int64_t before =
      std::int64_t{cursor.block_first_possible()} - base;  // bits of the window before the first bit of the block
  const std::int64_t shift = before & 63, first = before >> 6;
  const std::int64_t end = std::min<std::int64_t>(first + size + (shift != 0), kWindowWords);
  for (std::int64_t i = std::max<std::int64_t>(first, 0); i < end; ++i) {
    std::uint64_t word = word_at(i - first) << shift;
    if (shift != 0) word |= word_at(i - first - 1) >> (64 - shift);
    visit(static_cast<std::uint32_t>(i), word);
  }
}

// Moves the cursor to each block that may have documents in the window at `base` and calls visit(). The blocks are not
// decoded.
template <class Visit>
void for_blocks(format::PostingCursor& cursor, std::uint32_t base, const Visit& visit) {
  const std::uint64_t end = std::uint64_t{base} + kWindow;
  for (std::uint32_t target = base; cursor.seek_block(target); target = cursor.block_last() + 1) {
    if (cursor.block_first_possible() >= end) return;
    visit();
    if (cursor.block_last() >= end - 1) return;
  }
}

// Decodes each block that may have documents in the window and calls visit(documents, first, last). The documents of
// the block that are in the window are documents[first] to documents[last - 1].
template <class Visit>
void for_blocks_in_window(format::PostingCursor& cursor, std::uint32_t base, const Visit& visit) {
  for_blocks(cursor, base, [&] {
    const BlockRange range = block_in_window(cursor, base);
    visit(range.documents, range.first, range.last);
  });
}

// Sets the bits of the list's documents in the window.
void match_list_window(format::PostingCursor& cursor, std::uint32_t base, WindowBits& matches);

// Sets the bits of the documents that are both in `documents` and in the list. May also set bits of documents that are
// only in the list. Blocks that contain none of `documents` are not decoded.
void match_list_window(format::PostingCursor& cursor, std::uint32_t base, const WindowBits& documents,
                       WindowBits& matches);

}  // namespace tra::search
