// The words of a query that only ask.
//
// "Ai là tổng thống" and "bao nhiêu người" hold words that are rare in articles, which state and do not ask, so that
// their idf outweighs the names beside them. They count a quarter.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tra/query.h"

namespace tra::articles {

inline constexpr float kQuestionWeight = 0.25f;

// Immutable; safe from many threads.
class QuestionWords {
 public:
  explicit QuestionWords(const std::vector<std::string>& phrases);

  // The query with a quarter of their weight for words that make up such a phrase, the longest first. A query of
  // nothing else stays as it is.
  Query weigh(const Query& query) const;

 private:
  std::vector<Query> weigh(const std::vector<Query>& clauses) const;

  std::map<std::string, bool> phrases_;  // joined keys of the words; whether they are the keys without marks
  std::size_t longest_ = 0;              // words in the longest phrase
};

}  // namespace tra::articles
