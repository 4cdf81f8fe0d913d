// The inner loops of ranking, in a version an instruction set; chosen once, tested against each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "search/score/bm25.h"

namespace tra {

struct SearchKernels {
  const char* name;
  // scores[i] = Score(weight * (f / (f + saturation[norms[documents[i]]]))) with f = frequencies[i] * factor, for i
  // below count (at most 128).
  void (*score)(const std::uint32_t* documents, const std::uint32_t* frequencies, std::size_t count,
                std::uint32_t factor, float weight, const std::uint8_t* norms, const float* saturation, Score* scores);
  // The same for 64 documents one behind the other whose frequencies, times their factors, are `units`: adds their
  // scores, sets units to zero, and returns which were not.
  std::uint64_t (*score_units)(std::uint32_t* units, float weight, const std::uint8_t* norms, const float* saturation,
                               Score* scores);
  // Bit i says whether scores[i] > least, for 64 scores.
  std::uint64_t (*above)(const Score* scores, Score least);
  // Of 64 documents, documents[i] or where that is null base + i, writes those with their bit in `which` set and a
  // score above `least`, and their scores; returns how many. There must be room for 16 more.
  std::size_t (*collect)(const std::uint32_t* documents, std::uint32_t base, const Score* scores, std::uint64_t which,
                         Score least, std::uint32_t* to_documents, Score* to_scores);
  // The same for `count` documents, all with their bits set. May write to the places it reads or to places before them,
  // and as many as it reads.
  std::size_t (*keep_above)(const std::uint32_t* documents, const Score* scores, std::size_t count, Score least,
                            std::uint32_t* to_documents, Score* to_scores);
  // How many bits are set in so many words.
  std::uint64_t (*count)(const std::uint64_t* words, std::size_t size);
  // How many of the documents, counted from `base` on, have their bit set.
  std::uint64_t (*count_set)(const std::uint64_t* words, std::uint32_t base, const std::uint32_t* documents,
                             std::size_t count);
  // Where the documents that two rising arrays share lie in both, and how many there are. At most 128 each, below 2^31;
  // there must be room for 16 places more than are shared.
  std::size_t (*intersect)(const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count,
                           std::uint8_t* in_a, std::uint8_t* in_b);
  // How many positions of one word, at least a_first, stand as far from a_first as one of another word from b_first.
  // Both rise.
  std::uint32_t (*count_together)(const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first,
                                  const std::uint32_t* b, std::size_t b_count, std::uint32_t b_first);
};

// Room for the places that intersect() writes.
inline constexpr std::size_t kSharedPlaces = 128 + 16;

const SearchKernels& search_kernels() noexcept;                       // the best for this machine
std::span<const SearchKernels* const> all_search_kernels() noexcept;  // those it can run, the plain one first

}  // namespace tra
