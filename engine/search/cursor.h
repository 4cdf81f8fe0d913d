// The position in a list of hits where a page ends, and its form as a token.
#pragma once

#include <optional>
#include <string>

#include "search/evaluate/top_k.h"
#include "search/sort_values.h"

namespace tra::search {

struct Cursor {
  std::uint64_t rank = 0;  // number of hits up to the end of the page
  bool near = false;       // the hits have other diacritics (SearchResult::near)
  ScoredDocument last;     // the last hit of the page
  SortValues values;       // its sort values, when hits are sorted by fields
};

// Writes a token, which identifies the commit, the query, the filters and the order.
std::string written(const Cursor& cursor, const Snapshot& snapshot, const SearchRequest& request);
// Returns nothing for an empty token. Throws Error(invalid_argument) for an invalid token, or one of another search or
// commit.
std::optional<Cursor> read_cursor(const Snapshot& snapshot, const SearchRequest& request);

}  // namespace tra::search
