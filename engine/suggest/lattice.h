// The most likely readings of a sequence of words, each of which may stand for several.
//
// Viterbi search for the best few paths under a bigram model with interpolated absolute discounting (Ney, Essen &
// Kneser, "On Structuring Probabilistic Dependences in Stochastic Language Modelling", 1994), counted by the pair
// tables.
#pragma once

#include <vector>

#include "suggest/text.h"

namespace tra {

struct Path {
  double log_probability = 0;
  std::vector<std::uint32_t> readings;  // of each word the number of its reading
  std::vector<bool> capitals;           // whether the reading is mostly capitalised there
};

// At most `limit` paths, best first. Time is linear in the words.
std::vector<Path> best_paths(const search::PairStatistics& pairs, const std::vector<TypedWord>& words,
                             std::size_t limit);

}  // namespace tra
