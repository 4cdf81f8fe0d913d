// The place in a list of hits where a page ends, and how it is written in a token.
#pragma once

#include <optional>
#include <string>

#include "search/evaluate/top_k.h"
#include "search/sort_values.h"

namespace tra::search {

struct Cursor {
  std::uint64_t rank = 0;  // hits up to the end of the page
  bool near = false;       // of a search with other marks (SearchResult::near)
  ScoredDocument last;     // the last hit of the page
  SortValues values;       // what it is put in order by, where the hits are in the order of fields
};

// The token holds what it is of: the commit, the query, the filters and the order.
std::string written(const Cursor& cursor, const Snapshot& snapshot, const SearchRequest& request);
// None for an empty token. Error(invalid_argument) for one that is none, or of another search or commit.
std::optional<Cursor> read_cursor(const Snapshot& snapshot, const SearchRequest& request);

}  // namespace tra::search
