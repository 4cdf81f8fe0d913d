// Expands the words of a query to terms of the index.
#pragma once

#include <string_view>

#include "search/plan/planned_word.h"
#include "search/work.h"
#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

// `space` selects the terms that are searched (term_space.h). Variants are adjacent in the term dictionary, so one
// range of each segment's dictionary contains them all. When the budget of expansions is exhausted, the remaining terms
// are omitted; the typed word itself is always looked up.
PlannedWord expand_word(const Snapshot::Impl& snapshot, char space, std::string_view key, const Ranking& ranking,
                        Work& work);
PlannedWord expand_prefix(const Snapshot::Impl& snapshot, char space, std::string_view key, bool accents, Work& work);
// Expands to the terms whose folded form is_fuzzy_match() accepts (edits.h).
PlannedWord expand_fuzzy(const Snapshot::Impl& snapshot, char space, std::string_view key, Work& work);
// Computes PlannedWord::documents from the variants whose factor is at least 3/4 of the greatest. All variants must
// have been added.
void finish_word(const Snapshot::Impl& snapshot, PlannedWord& word);

}  // namespace tra::search
