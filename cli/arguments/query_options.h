// The options that select articles; shared by search, facets and delete.
#pragma once

#include <vector>

#include "arguments/options.h"
#include "tra/article_search.h"

namespace tra::cli {

// Sets filters, dates and the value of --match in a request.
void read_filter_options(const Options& options, ArticleRequest& request);

// Whether filters or dates were given.
bool narrows(const ArticleRequest& request);

// All facets of the index, those of one's own too, `limit` values of each.
std::vector<FacetCountRequest> every_facet(const ArticleSearcher& searcher, std::size_t limit);

// --facets NAME[:N],... ; "none" for none, `otherwise` when not given.
std::vector<FacetCountRequest> facet_requests(const Options& options, std::vector<FacetCountRequest> otherwise);

}  // namespace tra::cli
