// Alternatives for adjacent words of a query that can be written in several ways: dates in words, "U 23", names of one
// thing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/equal_names.h"
#include "tra/query.h"

namespace tra::query_language {

// Weight of a match of an equivalent name, relative to a match of the typed name.
inline constexpr float kOtherName = 0.5f;

// Words [first, behind) of a text as one query.
struct InOtherWays {
  std::size_t first, behind;
  Query query;
};

// Converts words to queries in the same order. Words that can be written another way become one `either` query: alone,
// or several for which together(first, behind) says that all of them must match. An empty field is that of the weighted
// text.
std::vector<InOtherWays> with_other_ways(const std::vector<std::string>& words, const std::string& field,
                                         const EqualNames* names,
                                         const std::function<bool(std::size_t, std::size_t)>& together);

// A phrase, or an `either` of the phrase and its alternative spellings.
Query phrase_or_other_ways(std::string text, const std::string& field, const EqualNames* names);

}  // namespace tra::query_language
