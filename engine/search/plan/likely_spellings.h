// Weighs the variants of a query's words by the neighbouring words.
//
// A word typed without diacritics may be complete (chia tay), or its diacritics may have been omitted. Each variant
// gets the posterior probability of a bigram model over the words of the query. The pair counts of the archive are the
// transitions of the model, and the forward-backward algorithm computes the posteriors (Rabiner, Proceedings of the
// IEEE 1989). Words of a query need not follow each other in any text, and they say more than the words of a text do:
// a word that does not follow its neighbour is as likely to be a rare variant as a frequent one. Capital letters tell
// names from other words, as far as the query has both. bench/relevance/README.md has the measurements.
#pragma once

#include <set>
#include <span>
#include <string>

#include "search/plan/pairs.h"
#include "search/plan/planned_word.h"
#include "search/work.h"

namespace tra::search {

// `words` must be consecutive words of a query. `capitals` holds the keys of those typed with a capital letter. The
// factor of each variant is multiplied by the square root of its probability relative to the likeliest variant of the
// same word; this multiplier is at least 0.1. If a word of the query has diacritics and `keep_all` is false, variants
// below 0.1 are removed, and below 0.5 those with further diacritics than a word was typed with. A word typed with
// diacritics keeps its factor, and so does its spelling with i instead of y or y instead of i. Nothing is weighed where
// a word has no variants.
void weigh_spellings(std::span<PlannedWord* const> words, const std::set<std::string>& capitals,
                     const PairStatistics& pairs, const Snapshot::Impl& snapshot, bool keep_all, Work& work);

}  // namespace tra::search
