// Showing an article that was saved several times as one hit: the best-ranked copy, with the keys of the others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tra/document.h"
#include "tra/searcher.h"

namespace tra::articles {

struct DistinctHit {
  Hit hit;
  std::optional<Document> document;     // set when it had to be read
  std::vector<std::string> duplicates;  // keys of lower-ranked copies
};

struct DistinctHits {
  SearchResult result;            // total and facets include all copies; hits are empty
  std::vector<DistinctHit> hits;  // the requested page; offset and limit count distinct articles
};

// Searches, and searches again for more hits when copies leave the page short. Copies are recognised only among the
// first thousand hits, so that a late page does not require reading all documents before it.
// `search` finds the hits of a request in the order that is asked for.
using SearchFunction = std::function<SearchResult(const SearchRequest&)>;
DistinctHits search_distinct(const Snapshot& snapshot, const SearchRequest& request, const SearchFunction& search);

// One page of all hits of a search, in the given order. With `collapse`, copies are recognised as above.
std::vector<DistinctHit> page_of(const Snapshot& snapshot, std::vector<Hit> hits, std::size_t offset, std::size_t limit,
                                 bool collapse);

}  // namespace tra::articles
