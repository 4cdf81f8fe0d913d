// The values of facets as people write them, in options and in queries, and the stored values they stand for.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "articles/facet_names.h"
#include "articles/search/people.h"
#include "tra/article_search.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra::articles {

class FacetValues {
 public:
  // Both must outlive the object. `people` is asked only for values of the facet "person".
  FacetValues(const Searcher& searcher, std::function<const People&()> people)
      : searcher_(searcher), people_(std::move(people)) {}

  // Everything that one value stands for; nothing where the facet has no such value. A name stands for everybody it may
  // mean, in all forms of their names.
  std::vector<std::string> find(const FacetField& facet, std::string_view spoken) const;

  // The same for an option's "Lào, Cuba"; a label with commas in it is one value. Error(invalid_argument) with the
  // nearest values for one that nothing has, and where no value is given.
  std::vector<std::string> known(const FacetField& facet, const std::string& spoken) const;

  // The values nearest to one that the facet does not have.
  NearValues near(const FacetField& facet, std::string_view spoken) const;

  // For ParserOptions::has_value: whether the field has the value. What it stands for is remembered for stored().
  bool has(const std::string& field, const std::string& value);
  // A parsed query with the stored values in place of those has() was asked for.
  Query stored(const Query& query) const;

 private:
  const std::vector<FacetCount>& counted(std::string_view field) const;
  std::vector<Query> stored(const std::vector<Query>& queries) const;

  const Searcher& searcher_;
  const std::function<const People&()> people_;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> meant_;  // by field and value
  mutable std::map<std::string, std::vector<FacetCount>, std::less<>> counted_;    // by field
};

}  // namespace tra::articles
