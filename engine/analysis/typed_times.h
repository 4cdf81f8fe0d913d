// Times of day in a query: newspapers write 15h30 and "15 giờ 30", 24h and "24 giờ".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/query_words.h"

namespace tra::analysis {

struct TypedTime {
  std::string written;  // in the other way
  std::size_t behind;   // the first word behind it
};

// The time that words[i] begins.
std::optional<TypedTime> time_at(const std::vector<QueryWord>& words, std::size_t i);

}  // namespace tra::analysis
