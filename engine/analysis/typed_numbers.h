// Numbers in words and figures in a query: newspapers write "lần thứ bảy" and "lần thứ 7", "tháng Tám" and "tháng 8".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/query_words.h"

namespace tra::analysis {

struct TypedNumber {
  std::string written;  // in the other way
  std::size_t behind;   // the first word behind it
  bool rare;            // texts are seldom written so, or mean something else
};

// The rank or month that words[i] begins, which is "thứ" or "tháng" with its marks; up to twenty and twelve.
std::optional<TypedNumber> number_at(const std::vector<QueryWord>& words, std::size_t i);

}  // namespace tra::analysis
