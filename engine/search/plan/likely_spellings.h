// Weighs the variants of a query's words by the neighbouring words.
//
// A word typed without diacritics may be complete (chia tay), or its diacritics may have been omitted. Each variant
// gets the posterior probability of a bigram model over the words of the query. The pair counts of the archive are the
// transitions of the model, and the forward-backward algorithm computes the posteriors (Rabiner, Proceedings of the
// IEEE 1989). bench/README.md has the measurements.
#pragma once

#include <span>

#include "search/plan/pairs.h"
#include "search/plan/planned_word.h"
#include "search/work.h"

namespace tra::search {

// `words` must be consecutive words of a query. The factor of each variant is multiplied by the square root of its
// probability relative to the likeliest variant of the same word; this multiplier is at least 0.1. Variants below 0.1
// are removed if a word of the query has diacritics and `keep_all` is false. A word typed with diacritics keeps its
// factor, and so does its spelling with i instead of y or y instead of i. `total_length` is the sum of the lengths
// of all documents.
void weigh_spellings(std::span<PlannedWord* const> words, const PairStatistics& pairs, double total_length,
                     bool keep_all, Work& work);

}  // namespace tra::search
