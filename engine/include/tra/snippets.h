// Snippets and marks of many documents for one query, which is analysed once. Searcher::snippet and Searcher::marks
// give the same for a single document, and analyse the query each time.
//
//   const tra::Searcher searcher(snapshot);
//   tra::Snippets snippets(searcher, request.query);
//   for (const tra::Hit& hit : searcher.search(request).hits)
//     std::cout << snippets.of(snapshot->document(hit.address)).text << '\n';
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "tra/document.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra {

// Not thread-safe: each thread needs its own. Memory grows with the distinct words of the documents that were shown.
class Snippets {
 public:
  // The searcher must outlive the object. Throws Error(invalid_argument) for a field in `options` that does not exist
  // or is not a text field.
  Snippets(const Searcher& searcher, const Query& query, const SnippetOptions& options = {});
  Snippets(Snippets&&) noexcept;
  Snippets& operator=(Snippets&&) noexcept;
  ~Snippets();

  // The part of the document that best shows why it matched. Linear in the length of the document.
  Snippet of(const Document& document);
  // The occurrences of the query's words in a text, for marking titles. Linear in the length of the text.
  std::vector<Snippet::Mark> marks(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tra
