// Turns what a reader delivers into a document of the index: finds zones, extracts facets, builds the document, and
// counts. Thread-safe.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "articles/annotate.h"
#include "tra/archive.h"
#include "tra/article_index.h"
#include "tra/document.h"
#include "tra/facet_extraction.h"
#include "tra/index_writer.h"

namespace tra::articles {

// The options for reading files, from the options for writing articles.
ReadOptions reading_options(const ArticleWriterOptions& options);
// How the index is written: half of the threads may merge beside it.
WriterOptions writing_options(const ArticleWriterOptions& options);

class Intake {
 public:
  // `snapshot` is the index the articles go to as it is before; null for none.
  Intake(const ArticleWriterOptions& options, std::shared_ptr<const Snapshot> snapshot);

  // `file` is the id of the archive file that contains the article. `lookup` is called with the paragraphs of a page.
  // `note` is what a feed says about the page; null when there is none.
  Document document(ParsedArticle&& parsed, const std::string& file, const ParagraphLookup& lookup,
                    const PageNote* note = nullptr);
  // Builds the document again for an article that was counted before.
  Document document_again(ParsedArticle&& parsed, const std::string& file, const ParagraphLookup& lookup,
                          const PageNote* note = nullptr) const;
  IntakeCounts counts() const;

  // The text of the facets.tsv that articles are read by.
  const std::string& own_facets() const { return extractor_.own_facets(); }
  bool own_facets_changed() const { return own_facets() != remembered_facets_; }
  // Reads the facets of the user's own again from the stored text of articles that belong to no archive, after
  // facets.tsv has changed. What was given with an article stays. Returns false when it was cancelled before its end.
  bool read_own_facets_again(const std::function<bool(const std::string& id)>& is_of_archive, IndexWriter& writer,
                             const WorkObserver& observer);
  // For the next commit: the facets of the user's own, where the index remembers others.
  void save(IndexWriter& writer);

 private:
  void complete(ParsedArticle& parsed, const ParagraphLookup& lookup, const PageNote* note) const;

  const std::shared_ptr<const Snapshot> snapshot_;
  std::string remembered_facets_;
  const FacetExtractor extractor_;
  const Keeper keeper_;
  const bool facets_;
  mutable std::mutex mutex_;
  IntakeCounts counts_;
};

}  // namespace tra::articles
