// Random schemas, documents and queries over an artificial vocabulary with the word frequencies of a natural language.
#pragma once

#include <string>
#include <vector>

#include "oracle/oracle_index.h"
#include "support/random.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra::test {

// The schema always has title (posting lists of its own), body, country and kind (keyword), day (date), views (integer)
// and page (stored).
Schema random_schema(Random& random);

class RandomArchive {
 public:
  RandomArchive(Random& random, const Schema& schema);

  Document document(const std::string& key);
  // With `scored`, a query whose scores the oracle computes exactly. Otherwise sloppy phrases may occur, for which the
  // oracle knows only the matches.
  Query query(bool scored);
  // A request with random limit, filters and facets.
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
  std::vector<std::string> recent_;  // parts of earlier documents, so that phrases are found
};

}  // namespace tra::test
