// Words side by side in a query that are also written another way: dates in words, U 23, names of one thing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tra/equal_names.h"
#include "tra/query.h"

namespace tra::query_language {

// What names that were not typed weigh of those that were.
inline constexpr float kOtherName = 0.5f;

// The words of a query that must all match, in their order; some of them together as one `either`.
std::vector<Query> with_other_ways(const std::vector<std::string>& words, const EqualNames* names);

// A phrase, or an `either` of it and what it is with some of its words written another way.
Query phrase_or_other_ways(std::string text, const EqualNames* names);

}  // namespace tra::query_language
