// All hits of a search, sorted by title in Vietnamese order.
#pragma once

#include "articles/search/copies.h"

namespace tra::articles {

// The page asked for; articles without a title come last, also with `reversed`. Reads the title of every hit, so its
// time grows with the hits, not with the page; the index pays nothing for it. With `collapse`, copies of one article
// that stand together are one hit.
DistinctHits search_by_title(const Searcher& searcher, const SearchRequest& request, bool collapse,
                             bool reversed = false);

}  // namespace tra::articles
