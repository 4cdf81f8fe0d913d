// Facets of the user's own (facets.tsv), as the index remembers them: kept as one keyword field, "facet=value".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/article_search.h"
#include "tra/query_parser.h"
#include "tra/snapshot.h"

namespace tra::articles {

inline constexpr const char* own_facets_attachment = "facets";
inline constexpr const char* own_facets_field = "facet";

class OwnFacets {
 public:
  static OwnFacets of(const Snapshot& snapshot);

  bool has(std::string_view facet) const;
  std::vector<std::string> names() const;

  // The values a person means by their names or labels; Error(invalid_argument) with the nearest for another.
  std::vector<std::string> known_values(std::string_view facet, const std::vector<std::string>& spoken) const;
  // The values as the field has them.
  std::vector<std::string> stored(std::string_view facet, const std::vector<std::string>& values) const;

  // Of the counts of the field, those of one facet, with labels.
  FacetTable table(std::string_view facet, const std::vector<FacetCount>& counts, std::size_t limit) const;

  // For queries: "section:sport".
  std::vector<ParserOptions::Alias> aliases() const;

 private:
  struct Value {
    std::string facet, value, vietnamese, english;
  };
  std::vector<Value> values_;
};

}  // namespace tra::articles
