// What recent queries looked up in the term dictionaries and pair tables of a snapshot.
#pragma once

#include <string>
#include <vector>

#include "search/plan/pairs.h"
#include "search/plan/planned_word.h"
#include "snapshot/recently_used.h"

namespace tra::search {

struct RecentLookUps {
  struct Word {
    PlannedWord word;
    std::uint64_t looks;  // what looking it up charged to the budget of expansions (work.h)
  };
  RecentlyUsed<Word> words{4 << 20};
  RecentlyUsed<PairStatistics::Known> counts{2 << 20};
  RecentlyUsed<std::vector<PairCount>> pairs{2 << 20};
};

// Returns those of the snapshot.
RecentLookUps& recent_look_ups(const Snapshot::Impl& snapshot);

}  // namespace tra::search
