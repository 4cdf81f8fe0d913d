#include "articles/open_index.h"

#include "articles/best_date.h"
#include "snapshot/manifest_store.h"
#include "tra/article_index.h"
#include "tra/error.h"

namespace tra::articles {

// An article without its title's order or its column of principals is looked at itself (search/by_title,
// search/person_evidence). Not so without best dates: an index is asked for them only where all articles have them.
bool holds_articles(const Schema& schema) { return extends(article_schema(), schema) && has_best_dates(schema); }

IndexWriter open_index(const std::shared_ptr<Directory>& directory, WriterOptions options) {
  if (directory) try {
      if (const std::uint64_t newest = newest_generation(*directory))
        options.add_fields = holds_articles(schema_of(read_manifest(*directory, newest).manifest));
    } catch (const Error&) {  // the writer opens an older commit, or says what is wrong
    }
  return IndexWriter(directory, article_schema(), options);
}

}  // namespace tra::articles
