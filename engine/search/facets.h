// Counting facet values over a set of documents.
#pragma once

#include <map>
#include <string>

#include "search/score/bits.h"
#include "snapshot/segment.h"
#include "tra/searcher.h"

namespace tra::search {

using FacetCounts = std::map<std::string, std::uint64_t, std::less<>>;

// Adds the number of documents with each value. One histogram over the column's value sets takes O(documents + sets).
void count_facet(const Segment& segment, FieldId field, const DocumentBits& documents, FacetCounts& counts);
// The most frequent values; equal counts are ordered by value.
FacetResult most_frequent(std::string field, const FacetCounts& counts, std::size_t limit);

}  // namespace tra::search
