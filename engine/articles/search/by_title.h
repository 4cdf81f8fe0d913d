// Hits sorted by title in Vietnamese collation order, untitled articles last, equal titles in the order of the index.
#pragma once

#include "articles/search/copies.h"

namespace tra::articles {

// A page of the hits of a request in the order of titles, by the columns of title_order.h. Titles are read only where
// the columns do not tell.
SearchResult search_by_title(const Searcher& searcher, const SearchRequest& request, bool reversed);

// The same without these columns: reads the titles of all hits. Copies of an article are combined when requested.
DistinctHits search_by_stored_titles(const Searcher& searcher, const SearchRequest& request, bool collapse,
                                     bool reversed);

}  // namespace tra::articles
