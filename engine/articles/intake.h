// From what a reader gives to what the index takes: zones told apart, facets read out, document made; and counted.
// Safe from many threads.
#pragma once

#include <mutex>
#include <string>

#include "tra/archive.h"
#include "tra/article_index.h"
#include "tra/document.h"
#include "tra/facet_extraction.h"

namespace tra::articles {

// How files are read for articles that are written so.
ReadOptions reading_options(const ArticleWriterOptions& options);

class Intake {
 public:
  explicit Intake(const ArticleWriterOptions& options);

  // `file` is the id of the archive file the article comes from; `lookup` is asked about the paragraphs of a page.
  // `note` is what a feed tells of the page, null where none does.
  Document document(ParsedArticle&& parsed, const std::string& file, const ParagraphLookup& lookup,
                    const PageNote* note = nullptr);
  // The same for an article that has been counted before.
  Document document_again(ParsedArticle&& parsed, const std::string& file, const ParagraphLookup& lookup,
                          const PageNote* note = nullptr) const;
  IntakeCounts counts() const;

 private:
  void complete(ParsedArticle& parsed, const ParagraphLookup& lookup, const PageNote* note) const;

  const FacetExtractor extractor_;
  const bool facets_;
  mutable std::mutex mutex_;
  IntakeCounts counts_;
};

}  // namespace tra::articles
