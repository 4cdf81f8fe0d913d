// What a result tells of each hit.
#pragma once

#include <string>
#include <vector>

#include "articles/search/copies.h"
#include "tra/article_search.h"
#include "tra/searcher.h"
#include "tra/snippets.h"

namespace tra::articles {

// The hit with the id of its article alone.
ArticleHit bare_hit(const Snapshot& snapshot, DistinctHit&& found);

// The hit with its article, with a snippet and the marked words of the title where `snippets` is given, and with those
// of `asked` that the article lacks.
ArticleHit whole_hit(const Searcher& searcher, DistinctHit&& found, Snippets* snippets,
                     const std::vector<std::string>& asked);

}  // namespace tra::articles
