// Random schemas, documents and queries over an invented vocabulary with the frequencies of a language.
#pragma once

#include <string>
#include <vector>

#include "oracle/oracle_index.h"
#include "support/random.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra::test {

// Always with title (lists of its own), body, country and kind (keywords), day (date), views (integer), page (stored).
Schema random_schema(Random& random);

class RandomArchive {
 public:
  RandomArchive(Random& random, const Schema& schema);

  Document document(const std::string& key);
  // A query whose score the oracle knows to the last digits, when `scored`; else also sloppy phrases, of
  // which it knows the matches only.
  Query query(bool scored);
  // With random limit, filters and facets.
  SearchRequest request(bool scored);

 private:
  std::string word();
  std::string sentence(std::size_t words);
  std::string text(std::size_t words);
  Query leaf(bool scored);
  Query filter();
  Query tree(bool scored, int depth);
  std::vector<Query> trees(bool scored, int depth, std::size_t least, std::size_t most);
  std::vector<std::string> keywords(const std::string& field);

  Random& random_;
  const Schema& schema_;
  std::vector<std::string> vocabulary_;
  Zipf frequencies_;
  std::vector<std::string> recent_;  // stretches of earlier documents, so that phrases are found
};

}  // namespace tra::test
