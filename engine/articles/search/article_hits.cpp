#include "articles/search/article_hits.h"

#include <utility>

#include "articles/best_date.h"
#include "articles/search/empty_parts.h"
#include "tra/article_index.h"
#include "tra/document.h"

namespace tra::articles {
namespace {

ArticleHit without_article(const Snapshot& snapshot, DistinctHit& found) {
  ArticleHit hit;
  hit.score = found.hit.score;
  hit.explanation = std::move(found.hit.explanation);
  hit.copies = std::move(found.duplicates);
  if (!snapshot.parts().empty()) hit.index = snapshot.parts()[snapshot.part(found.hit.address)]->folder();
  return hit;
}

}  // namespace

ArticleHit bare_hit(const Snapshot& snapshot, DistinctHit&& found) {
  ArticleHit hit = without_article(snapshot, found);
  hit.article.id = snapshot.key(found.hit.address);
  return hit;
}

ArticleHit whole_hit(const Searcher& searcher, DistinctHit&& found, Snippets* snippets,
                     const std::vector<std::string>& asked) {
  const Snapshot& snapshot = searcher.snapshot();
  ArticleHit hit = without_article(snapshot, found);
  const Document document = found.document ? std::move(*found.document) : snapshot.document(found.hit.address);
  if (snippets != nullptr) hit.snippet = snippets->of(document);
  hit.article = to_article(document);
  for (const Document::Value& value : document.values())
    if (value.field == best_date_field) hit.best_date = format_date(value.number);
  if (snippets != nullptr) hit.title_marks = snippets->marks(hit.article.title);
  hit.missing = missing_words(searcher, asked, hit.article);
  return hit;
}

}  // namespace tra::articles
