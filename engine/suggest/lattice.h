// Finds the most likely readings of a sequence of words, where each word may have several readings.
//
// A Viterbi search for the best paths under a bigram model with interpolated absolute discounting (Ney, Essen & Kneser,
// "On Structuring Probabilistic Dependences in Stochastic Language Modelling", 1994). The bigram counts come from the
// pair tables of the segments.
#pragma once

#include <vector>

#include "suggest/text.h"

namespace tra {

struct Path {
  double log_probability = 0;
  std::vector<std::uint32_t> readings;  // the chosen reading of each word
  std::vector<bool> capitals;           // whether each word is usually capitalised in this context
};

// Returns at most `limit` paths, best first. Time is linear in the number of words.
std::vector<Path> best_paths(const search::PairStatistics& pairs, const std::vector<TypedWord>& words,
                             std::size_t limit);

// The text, with the words for which is_replaced(word, reading) holds in the path's readings. The others are left as
// typed.
std::string written(std::string_view text, const std::vector<TypedWord>& words, const Path& path,
                    bool (*is_replaced)(const TypedWord& word, std::uint32_t reading));

}  // namespace tra
