#include "snippet/marks_pattern.h"

#include "analysis/variants.h"
#include "search/plan/edits.h"

namespace tra {
bool WordPattern::matches(std::string_view token_key) const {
  const std::string_view own = folded(key), other = folded(token_key);
  switch (kind) {
    case Query::Kind::fuzzy:
      return search::is_fuzzy_match(own, other);
    case Query::Kind::prefix:
      return analysis::may_begin(key, token_key) || (vietnamese && analysis::same_sound(key, token_key));
    default:
      return (vietnamese || own == other) && analysis::match(key, token_key).kind <= analysis::MatchClass::completion;
  }
}

}  // namespace tra
