// One word of a query as a pattern that the tokens of a text are held against.
#pragma once

#include <string>
#include <string_view>

#include "tra/analyzer.h"
#include "tra/query.h"

namespace tra {

struct WordPattern {
  Query::Kind kind;  // term, prefix or fuzzy
  std::string key;   // as the Analyzer gives it

  // Whether a token of this key is what the query's word stands for: marks that are typed bind, others do not.
  bool matches(std::string_view token_key) const;
};

}  // namespace tra
