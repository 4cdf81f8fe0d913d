// The inner loops of ranking. Each instruction set has a kernel set in a file of its own; tra/format/cpu.h describes
// how one is chosen. All kernel sets return equal results.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "search/score/bm25.h"
#include "tra/format/cpu.h"

namespace tra::search {

struct SearchKernels {
  format::InstructionSet set;
  // Computes scores[i] = Score(weight * (f / (f + saturation[norms[documents[i]]]))) with f = frequencies[i] * factor,
  // for each i below `count`. `count` must be at most 128, and f must be below 2^31.
  void (*score)(const std::uint32_t* documents, const std::uint32_t* frequencies, std::size_t count,
                std::uint32_t factor, float weight, const std::uint8_t* norms, const float* saturation, Score* scores);
  // Adds to `scores` the scores of 64 consecutive documents whose frequencies in units are `units`. Returns a mask of
  // the nonzero elements of `units`, and then sets `units` to zero. Each element must be below 2^31.
  std::uint64_t (*score_units)(std::uint32_t* units, float weight, const std::uint8_t* norms, const float* saturation,
                               Score* scores);
  // Returns a mask of 64 scores: bit i is set when scores[i] > least.
  std::uint64_t (*above)(const Score* scores, Score least);
  // Writes those of 64 documents whose bit in `which` is set and whose score is above `least`, and their scores.
  // Document i is documents[i], or base + i when `documents` is null. Returns the number of documents written. The
  // outputs must have room for 16 elements more than this number.
  std::size_t (*collect)(const std::uint32_t* documents, std::uint32_t base, const Score* scores, std::uint64_t which,
                         Score least, std::uint32_t* to_documents, Score* to_scores);
  // Writes those of `count` documents whose score is above `least`, and their scores. Returns the number of documents
  // written. Up to `count` elements of the outputs may be overwritten. An output may overlap its input only if the
  // output does not begin after the input begins.
  std::size_t (*keep_above)(const std::uint32_t* documents, const Score* scores, std::size_t count, Score least,
                            std::uint32_t* to_documents, Score* to_scores);
  // Returns the number of set bits in `size` words.
  std::uint64_t (*count)(const std::uint64_t* words, std::size_t size);
  // Returns how many of the documents have their bit set in a bitset whose first bit belongs to `base` and which has a
  // bit for each of them. Documents must be below 2^31.
  std::uint64_t (*count_set)(const std::uint64_t* words, std::uint32_t base, const std::uint32_t* documents,
                             std::size_t count);
  // Intersects two ascending arrays. Each must have at most 128 documents, all below 2^31. Writes the indexes of the
  // common documents in each array and returns their number. The outputs must have room for 16 elements more than this
  // number (kSharedPlaces).
  std::size_t (*intersect)(const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count,
                           std::uint8_t* in_a, std::uint8_t* in_b);
  // Counts the occurrences of a phrase of two words with the offsets a_first and b_first in the phrase: returns the
  // number of positions p of `a` with p >= a_first and p - a_first + b_first in `b`. Both arrays must ascend.
  std::uint32_t (*count_together)(const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first,
                                  const std::uint32_t* b, std::size_t b_count, std::uint32_t b_first);
  // Sets bit i % 64 of to[i / 64] when the i-th of `count` codes is in [first, last]; the bits after the last code
  // become 0. A code has `width` bytes (1, 2, 4 or 8) in little-endian order and need not be aligned. `first` must be
  // at most `last`, and both must fit into `width` bytes.
  void (*in_range)(const std::byte* codes, unsigned width, std::size_t count, std::uint64_t first, std::uint64_t last,
                   std::uint64_t* to);
};

// The size of the outputs of intersect().
inline constexpr std::size_t kSharedPlaces = 128 + 16;

// Returns the best kernel set that this machine can run and the environment allows.
const SearchKernels& search_kernels();
// Returns the kernel sets that this machine can run. The scalar set comes first.
std::span<const SearchKernels* const> all_search_kernels() noexcept;

}  // namespace tra::search
