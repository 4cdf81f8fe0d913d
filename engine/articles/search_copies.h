// The same article saved several times is one hit: its best-ranked copy, which tells the others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tra/document.h"
#include "tra/searcher.h"

namespace tra::articles {

struct DistinctHit {
  Hit hit;
  std::optional<Document> document;     // where it had to be read
  std::vector<std::string> duplicates;  // keys of lower-ranked copies
};

struct DistinctHits {
  SearchResult result;            // its total and facets count every copy; its hits are left empty
  std::vector<DistinctHit> hits;  // the page asked for; offset and limit count distinct articles
};

// Searches, and again for more where copies leave the page short. Of the first thousand hits copies are recognised;
// those behind are given as they come, so that turning the pages of a long list does not read all before them.
DistinctHits search_distinct(const Searcher& searcher, const SearchRequest& request);

// The page of all hits of a search, given in their order; with `collapse` copies are recognised as above.
std::vector<DistinctHit> page_of(const Snapshot& snapshot, std::vector<Hit> hits, std::size_t offset, std::size_t limit,
                                 bool collapse);

}  // namespace tra::articles
