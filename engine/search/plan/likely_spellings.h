// Weighs the variants of a query's words by the words beside them.
//
// A word that is typed without marks may be meant so (chia tay), or its marks may have been left out. Each variant gets
// the posterior probability of a bigram model over the query's words, whose transitions are the pair counts of the
// archive (forward-backward; Rabiner, Proceedings of the IEEE 1989). bench/README.md has the measurements.
#pragma once

#include <span>

#include "search/plan/pairs.h"
#include "search/plan/planned_word.h"
#include "search/work.h"

namespace tra::search {

// `words` are consecutive words of a query. The factor of each variant is multiplied by the square root of its
// probability relative to the likeliest variant of its word, but by no less than a tenth. Variants below that tenth are
// removed if some word of the query has marks and `keep_all` is false. A spelling that was typed with marks, in i or y,
// stays as it is.
void weigh_spellings(std::span<PlannedWord* const> words, const PairStatistics& pairs, double total_length,
                     bool keep_all, Work& work);

}  // namespace tra::search
