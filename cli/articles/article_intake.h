// From what a reader gives to what the index takes: zones told apart, facets read out, document made; and counted.
// Safe from many threads.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "arguments/options.h"
#include "tra/archive.h"
#include "tra/document.h"
#include "tra/facet_extraction.h"

namespace tra::cli {

struct IntakeCounts {
  std::uint64_t articles = 0, text_bytes = 0;
  std::uint64_t without_title = 0, without_date = 0, without_country = 0;
  std::map<std::string, std::uint64_t> repaired_encodings;  // every encoding but UTF-8
};

// Declares --rules and --no-facets, --memory and --threads.
void add_intake_options(Options& options);

class ArticleIntake {
 public:
  explicit ArticleIntake(const Options& options);

  // `file` is the id of the archive file the article comes from; `lookup` is asked about the paragraphs of a page.
  Document document(ParsedArticle&& parsed, const std::string& file, const ParagraphLookup& lookup);
  // The same for an article that has been counted before.
  Document document_again(ParsedArticle&& parsed, const std::string& file, const ParagraphLookup& lookup) const;
  IntakeCounts counts() const;

 private:
  void complete(ParsedArticle& parsed, const ParagraphLookup& lookup) const;

  const FacetExtractor extractor_;
  const bool facets_;
  mutable std::mutex mutex_;
  IntakeCounts counts_;
};

}  // namespace tra::cli
