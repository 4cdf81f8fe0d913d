// Counting facets over the matches of a search.
#pragma once

#include "search/matches.h"
#include "tra/searcher.h"

namespace tra::search {

// Counts the matches with each value, number, calendar step or range. Filters on the counted field are not applied.
FacetResult count_facet(const Snapshot::Impl& snapshot, const Matches& matches, const FacetRequest& request,
                        Work& work);

// Counts the matches with each pair of values of two fields. All filters are applied.
CrossResult count_cross(const Snapshot::Impl& snapshot, const Matches& matches, const CrossRequest& request,
                        Work& work);

}  // namespace tra::search
