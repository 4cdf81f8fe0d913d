#include "search/plan/edits.h"

#include <algorithm>
#include <vector>

namespace tra::search {

namespace {

// Returns whether the Levenshtein distance is at most `most`. Only the band of the matrix around its diagonal is
// computed (Ukkonen, Information and Control 1985).
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

bool is_fuzzy_match(std::string_view typed, std::string_view other) {
  return within_edits(typed, other, typed.size() >= 8 ? 2 : 1);
}

}  // namespace tra::search
