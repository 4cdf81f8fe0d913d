// Words of a query -> the terms of the index that may stand for them.
#pragma once

#include <string_view>

#include "search/plan/planned_word.h"
#include "search/work.h"
#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

// `space`: where to look (term_space.h). Variants are found by one run of the term dictionary a segment. Where the
// budget of expansions is spent, the terms after it are left out; the word itself is always looked up.
PlannedWord expand_word(const Snapshot::Impl& snapshot, char space, std::string_view key, const Ranking& ranking,
                        Work& work);
PlannedWord expand_prefix(const Snapshot::Impl& snapshot, char space, std::string_view key, bool accents, Work& work);
// Words within one edit of the folded form, two from 8 letters on.
PlannedWord expand_fuzzy(const Snapshot::Impl& snapshot, char space, std::string_view key, Work& work);
// Adds a term as a variant with the given weight, when the index has it.
void add_variant(const Snapshot::Impl& snapshot, char space, std::string_view key, std::uint32_t factor,
                 PlannedWord& word);
// Fills in `documents` once all variants are there.
void finish_word(const Snapshot::Impl& snapshot, PlannedWord& word);

}  // namespace tra::search
