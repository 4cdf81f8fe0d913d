// The options that select articles; shared by search, facets and delete.
#pragma once

#include <vector>

#include "arguments/options.h"
#include "tra/article_search.h"

namespace tra::cli {

// Sets filters, dates and the value of --match in a request.
void read_filter_options(const Options& options, ArticleRequest& request);

// The value of --facets NAME[:N],...: empty for "none", `otherwise` when the option is absent.
std::vector<FacetCountRequest> facet_requests(const Options& options, std::vector<FacetCountRequest> otherwise);

}  // namespace tra::cli
