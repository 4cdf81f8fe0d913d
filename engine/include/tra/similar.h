// Articles like one of the index, by the words that tell it from the others.
//
//   for (const tra::ArticleHit& hit : tra::similar_articles(snapshot, "2024/lao.txt").result.hits)
//     std::cout << hit.article.title << '\n';
//
// The function keeps no state and is thread-safe.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tra/article_search.h"
#include "tra/snapshot.h"

namespace tra {

struct SimilarArticles {
  std::vector<std::string> words;  // that tell the article, the most telling first
  ArticleResult result;            // without the article itself; its text is `words`
};

// The articles most like the one of this id, which share some of its telling words; those with its countries, its kind
// of meeting or its people stand before others. Time grows with the words looked at, 200 at most, and what they find.
// Error(invalid_argument) when the index has no such article.
SimilarArticles similar_articles(const std::shared_ptr<const Snapshot>& snapshot, std::string_view id,
                                 std::size_t limit = 10);

}  // namespace tra
