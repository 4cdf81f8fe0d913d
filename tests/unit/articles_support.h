// Indexes of articles for the tests of searches for articles.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "tra/article_index.h"

namespace tra::test {

// An index in memory of these articles with the facets they state. A commit follows every `each` of them, where given.
inline std::shared_ptr<const Snapshot> snapshot_of(const std::vector<Article>& articles, std::size_t each = 0) {
  const auto directory = memory_directory();
  ArticleWriterOptions options;
  options.extract_facets = false;
  ArticleWriter writer(directory, options);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    writer.add(articles[i]);
    if (each > 0 && i % each == 0) writer.commit();
  }
  writer.commit();
  return Snapshot::open(directory);
}

}  // namespace tra::test
