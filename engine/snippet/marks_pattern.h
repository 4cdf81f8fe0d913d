// A word of a query as a pattern that is compared with the tokens of a text.
#pragma once

#include <string>
#include <string_view>

#include "tra/analyzer.h"
#include "tra/query.h"

namespace tra {

struct WordPattern {
  Query::Kind kind;        // term, prefix or fuzzy
  std::string key;         // as produced by the Analyzer
  bool vietnamese = true;  // other spellings of the same sound match too

  // Whether a token with this key matches the query's word. A token may have diacritics that were not typed, but must
  // have all that were: "viet" matches "việt", and "viêt" does not match "viet".
  bool matches(std::string_view token_key) const;
};

}  // namespace tra
