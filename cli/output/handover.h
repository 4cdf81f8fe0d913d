// Articles in the forms that other search engines take: bulk lines of OpenSearch, feeds of Vespa, CSV; and the mapping
// or schema that goes with them.
//
// An engine that only splits at blanks indexes the terms tra indexes: beside each text stand its terms as tra analyses
// it, with marks ("_terms") and without ("_folded").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"
#include "tra/article.h"

namespace tra::cli {

class Handover {
 public:
  explicit Handover(std::string_view format) : format_(format) {}

  std::string begin() const;  // what stands before the first article
  std::string article(const Article& article);

  // The mapping (OpenSearch) or schema (Vespa); empty where the format has none.
  static std::string mapping(std::string_view format);

 private:
  struct Terms {
    std::string spelled, folded;
  };
  Terms terms_of(const std::string& text);

  const std::string format_;
  Analyzer analyzer_;
  std::vector<Token> tokens_;
};

}  // namespace tra::cli
