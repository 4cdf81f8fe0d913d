// What the page of a search or of an archive holds, asked of the index.
#pragma once

#include "output/html_page.h"

namespace tra::cli {

// The result with its charts: over time, and partner countries by year.
PageContent page_of(const ArticleSearcher& searcher, const ArticleRequest& request, ArticleResult result,
                    const Wording& wording);

}  // namespace tra::cli
