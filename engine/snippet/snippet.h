// Choosing the part of a document that best shows why it matched.
#pragma once

#include <string>
#include <vector>

#include "snippet/marks.h"
#include "tra/analyzer.h"
#include "tra/document.h"
#include "tra/schema.h"
#include "tra/searcher.h"

namespace tra {

// The text field for text below an article (teasers, comments). Snippets are cut from it only when it is requested by
// name.
inline constexpr std::string_view kTailField = "tail";

// Cuts the snippets of many documents for one query. The schema must outlive it.
class SnippetMaker {
 public:
  // Throws Error(invalid_argument) for a field in `options` that does not exist or is not a text field.
  SnippetMaker(const Query& query, const Schema& schema, const SnippetOptions& options, const WordWeight& weight);
  SnippetMaker(const SnippetMaker&) = delete;
  SnippetMaker& operator=(const SnippetMaker&) = delete;

  // Among all values of the fields in the options, chooses the window with the highest score: the weights of the
  // distinct units in it, plus a bonus of half a weight for units that are adjacent in the query and in the text. On
  // ties the earliest window wins. Without any match, the snippet is the beginning of the first text.
  Snippet make(const Document& document);

 private:
  struct Field {
    std::string name;
    MarkedQuery words;  // of the query, as this field analyses them
  };

  const std::size_t length_;
  Analyzer analyzer_;
  std::vector<Field> fields_;
};

// The same for one document.
Snippet make_snippet(const Query& query, const Document& document, const Schema& schema,
                     const SnippetOptions& options = {}, const WordWeight& weight = {});

}  // namespace tra
