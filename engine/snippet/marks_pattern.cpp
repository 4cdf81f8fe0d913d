#include "snippet/marks_pattern.h"

#include "search/plan/edits.h"
#include "tra/analyzer.h"

namespace tra {

WordPattern::WordPattern(Query::Kind kind, std::string_view key, bool vietnamese)
    : kind_(kind), key_(key), vietnamese_(vietnamese), word_(key) {
  if (kind == Query::Kind::prefix) beginning_.emplace(key);
}

bool WordPattern::matches(std::string_view token_key) const {
  switch (kind_) {
    case Query::Kind::fuzzy:
      return search::is_fuzzy_match(folded(key_), folded(token_key));
    case Query::Kind::prefix:
      return beginning_->begins(token_key) || (vietnamese_ && word_.respelled_matches(token_key));
    default:
      return (vietnamese_ || folded(key_) == folded(token_key)) &&
             word_.match(token_key).kind <= analysis::MatchClass::completion;
  }
}

}  // namespace tra
