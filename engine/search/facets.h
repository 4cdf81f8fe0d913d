// Facet counts of a set of documents.
#pragma once

#include "search/matches.h"
#include "tra/searcher.h"

namespace tra::search {

// How many matches have each value, number, step of the calendar or range. The filters of the counted field itself do
// not count.
FacetResult count_facet(const Snapshot::Impl& snapshot, const Matches& matches, const FacetRequest& request,
                        Work& work);

// How many matches have each pair of values of two fields. All filters count.
CrossResult count_cross(const Snapshot::Impl& snapshot, const Matches& matches, const CrossRequest& request,
                        Work& work);

}  // namespace tra::search
