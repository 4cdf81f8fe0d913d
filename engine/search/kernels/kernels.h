// The inner loops of ranking, one set a file for each instruction set; cpu.h says how one is chosen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "search/score/bm25.h"
#include "tra/format/cpu.h"

namespace tra::search {

struct SearchKernels {
  format::InstructionSet set;
  // scores[i] = Score(weight * (f / (f + saturation[norms[documents[i]]]))) with f = frequencies[i] * factor, for i
  // below count (at most 128); f < 2^31.
  void (*score)(const std::uint32_t* documents, const std::uint32_t* frequencies, std::size_t count,
                std::uint32_t factor, float weight, const std::uint8_t* norms, const float* saturation, Score* scores);
  // For 64 documents in a row, whose frequencies times their factors are `units`: adds their scores to `scores`, sets
  // `units` to zero, and returns which of them were not zero. units[i] < 2^31.
  std::uint64_t (*score_units)(std::uint32_t* units, float weight, const std::uint8_t* norms, const float* saturation,
                               Score* scores);
  // Bit i says whether scores[i] > least, for 64 scores.
  std::uint64_t (*above)(const Score* scores, Score least);
  // Of 64 documents, documents[i] or, where `documents` is null, base + i: writes those whose bit in `which` is set and
  // whose score is above `least`, and their scores; returns how many. There must be room for 16 more than it returns.
  std::size_t (*collect)(const std::uint32_t* documents, std::uint32_t base, const Score* scores, std::uint64_t which,
                         Score least, std::uint32_t* to_documents, Score* to_scores);
  // Keeps, of `count` documents, those whose score is above `least`; returns how many. It may write as many places as
  // it reads: to_documents and to_scores may be the arrays read, or begin before them, but not behind their beginning.
  std::size_t (*keep_above)(const std::uint32_t* documents, const Score* scores, std::size_t count, Score least,
                            std::uint32_t* to_documents, Score* to_scores);
  // How many bits are set in so many words.
  std::uint64_t (*count)(const std::uint64_t* words, std::size_t size);
  // How many of the documents have their bit set; bit 0 is that of `base`, and there are kWindow bits.
  std::uint64_t (*count_set)(const std::uint64_t* words, std::uint32_t base, const std::uint32_t* documents,
                             std::size_t count);
  // Intersects two ascending arrays of at most 128 documents each, all below 2^31: returns how many documents are in
  // both and writes the places of those in each. There must be room for 16 places more.
  std::size_t (*intersect)(const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count,
                           std::uint8_t* in_a, std::uint8_t* in_b);
  // How often two words stand in a phrase, the one at offset a_first, the other at offset b_first: how many positions p
  // of `a` there are, p >= a_first, with p - a_first + b_first in `b`. Both ascend.
  std::uint32_t (*count_together)(const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first,
                                  const std::uint32_t* b, std::size_t b_count, std::uint32_t b_first);
  // Which of `count` codes in a row, of `width` bytes each (1, 2, 4 or 8), little-endian and not aligned, lie in
  // [first, last]; first <= last, both of that width. Bit i % 64 of to[i / 64] says it of the i-th; the bits after the
  // last code are 0.
  void (*in_range)(const std::byte* codes, unsigned width, std::size_t count, std::uint64_t first, std::uint64_t last,
                   std::uint64_t* to);
};

// Room for the places that intersect() writes.
inline constexpr std::size_t kSharedPlaces = 128 + 16;

const SearchKernels& search_kernels();                                // the best that may be used
std::span<const SearchKernels* const> all_search_kernels() noexcept;  // those this machine can run, the plain one first

}  // namespace tra::search
