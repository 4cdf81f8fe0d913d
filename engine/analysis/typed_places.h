// Units of administration and roads in a query: newspapers write "quận 1" and Q.1, "phường Bến Nghé" and P.Bến Nghé,
// "quốc lộ 1A" and QL1A.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/query_words.h"

namespace tra::analysis {

// A word or two for a unit, and the word behind: how else texts write them.
struct TypedPlace {
  std::vector<std::string> written;
  std::size_t behind;  // the first word behind
};

// The place that words[i] begins, with the other writing of its unit.
std::optional<TypedPlace> place_at(std::string_view text, const std::vector<QueryWord>& words, std::size_t i);

}  // namespace tra::analysis
