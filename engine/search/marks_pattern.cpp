#include "search/marks_pattern.h"

#include <algorithm>
#include <vector>

#include "analysis/variants.h"

namespace tra {
namespace {

// The letters allowed to differ: one, two from 8 letters (the promise of Query::fuzzy).
std::size_t allowed_edits(std::size_t letters) { return letters >= 8 ? 2 : 1; }

// Whether the Levenshtein distance is at most `most`: the band of the matrix round its diagonal (Ukkonen 1985). Both
// are folded, so that a byte is a letter of Vietnamese.
bool within_edits(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return false;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > most ? i - most : 1, last = std::min(b.size(), i + most);
    std::size_t diagonal = row[first - 1];
    row[first - 1] = first == 1 ? i : most + 1;
    std::size_t best = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t above = j == i + most ? most + 1 : row[j];
      const std::size_t value = std::min({diagonal + (a[i - 1] != b[j - 1]), above + 1, row[j - 1] + 1});
      diagonal = row[j];
      row[j] = value;
      best = std::min(best, value);
    }
    if (best > most) return false;
  }
  return row[b.size()] <= most;
}

}  // namespace

bool WordPattern::matches(std::string_view token_key) const {
  const std::string_view own = folded(key), other = folded(token_key);
  switch (kind) {
    case Query::Kind::fuzzy: return within_edits(own, other, allowed_edits(own.size()));
    case Query::Kind::prefix: {
      if (!other.starts_with(own)) return false;
      return own.size() == key.size() || term_text(token_key).starts_with(term_text(key));
    }
    default: return analysis::match(key, token_key).kind <= analysis::MatchClass::completion;
  }
}

}  // namespace tra
