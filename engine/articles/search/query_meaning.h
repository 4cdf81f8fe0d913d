// What a query says beyond its words: which of them only ask, and which facets the articles it means have.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "articles/search/question_words.h"
#include "tra/facet_extraction.h"
#include "tra/searcher.h"
#include "tra/suggest.h"

namespace tra::articles {

// The rules are read when they are first asked for. Safe from many threads.
class QueryMeaning {
 public:
  explicit QueryMeaning(std::string rules_dir) : rules_dir_(std::move(rules_dir)) {}

  const QuestionWords& question_words() const;

  // Read by the rules that read articles; a text without any marks is read as the archive would most likely write it.
  // Countries share the full weight; the kind, the number and the day of a meeting have a part of it each.
  std::vector<Evidence> facets_asked(const std::string& text, const Suggester& suggester) const;

 private:
  const FacetExtractor& extractor() const;

  std::string rules_dir_;
  mutable std::once_flag questions_loaded_, extractor_loaded_;
  mutable std::unique_ptr<const QuestionWords> questions_;
  mutable std::unique_ptr<const FacetExtractor> extractor_;
};

}  // namespace tra::articles
