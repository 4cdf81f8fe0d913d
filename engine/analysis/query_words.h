// The words of a query, for the readers of dates and places in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra::analysis {

struct QueryWord {
  std::string key;
  std::string_view text;
  std::size_t begin, end;  // in the query
  TokenType type;
};

// The words of a query, without aliases.
std::vector<QueryWord> query_words(std::string_view text);

// Whether the word is this syllable, with its marks or without any. The syllable begins with a small letter from a to
// z, or with đ.
bool is_syllable(const QueryWord& word, std::string_view syllable);

}  // namespace tra::analysis
