// Annotations given to articles on their way into the index.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tra/annotations.h"
#include "tra/article.h"
#include "tra/snapshot.h"

namespace tra::articles {

inline constexpr const char* annotations_attachment = "annotations";

// Sets tags and note, and facets as they were corrected; what was read is kept in Article::corrected.
void annotate(Article& article, const Annotation& annotation);

// Takes an annotation away again: the facets are as they were read.
void restore(Article& article);

// What an index knows of articles beside their text: when they came, and their annotations. Safe from many threads.
class Keeper {
 public:
  // `snapshot` may be null. `now` is when articles come that the index does not have; 0: the clock's time.
  Keeper(std::shared_ptr<const Snapshot> snapshot, std::int64_t now);
  void complete(Article& article) const;

 private:
  const std::shared_ptr<const Snapshot> snapshot_;
  const std::int64_t now_;
  const Annotations annotations_;
};

}  // namespace tra::articles
