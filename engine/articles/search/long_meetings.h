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

// Of the articles that the request finds. None in an index without best dates.
std::vector<LongMeeting> long_meetings(const Searcher& searcher, const SearchRequest& request);

// The values of a document in a keyword field, or its numbers in a field of numbers.
std::vector<FacetCount> values_of(const Snapshot& snapshot, DocAddress address, const std::string& field);

}  // namespace tra::articles
