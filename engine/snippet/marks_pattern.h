// A word of a query as a pattern that is compared with the tokens of a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/variants.h"
#include "tra/query.h"

namespace tra {

class WordPattern {
 public:
  // `kind` is term, prefix or fuzzy, `key` as produced by the Analyzer. In Vietnamese text, other spellings of the same
  // sound match too.
  WordPattern(Query::Kind kind, std::string_view key, bool vietnamese);

  // Whether a token with this key matches the query's word. A token may have diacritics that were not typed, but must
  // have all that were: "viet" matches "việt", and "viêt" does not match "viet".
  bool matches(std::string_view token_key) const;

  bool operator==(const WordPattern& other) const { return kind_ == other.kind_ && key_ == other.key_; }

 private:
  Query::Kind kind_;
  std::string key_;
  bool vietnamese_;
  analysis::TypedWord word_;
  std::optional<analysis::Beginning> beginning_;  // of a prefix
};

}  // namespace tra
