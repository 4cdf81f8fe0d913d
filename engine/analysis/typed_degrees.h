// Degrees of temperature in a query: newspapers write 39°C, "39 độ C" and 39oC.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/query_words.h"

namespace tra::analysis {

struct TypedDegrees {
  std::vector<std::string> written;  // in the other ways
  std::size_t behind;                // the first word behind
};

// The temperature that words[i] begins.
std::optional<TypedDegrees> degrees_at(std::string_view text, const std::vector<QueryWord>& words, std::size_t i);

}  // namespace tra::analysis
