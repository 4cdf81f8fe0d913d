// Meetings of several days among the articles of a table. The engine counts an article at the first of its best days;
// such a meeting also counts in the other periods it reaches into.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "articles/best_date.h"
#include "tra/searcher.h"

namespace tra::articles {

struct LongMeeting {
  DocAddress address;
  BestDate days;
};

// Appends the meetings of several days among the articles that the request finds; none in an index without best dates.
// The result says why the search ended early, if it did, so that meetings may be missing.
Partial find_long_meetings(const Searcher& searcher, const SearchRequest& request, std::vector<LongMeeting>& meetings);

// The values of a document in a keyword field, or its numbers in a field of numbers.
std::vector<FacetCount> values_of(const Snapshot& snapshot, DocAddress address, const std::string& field);

}  // namespace tra::articles
