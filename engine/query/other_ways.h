// Alternatives for adjacent words of a query that can be written in several ways: dates in words, "U 23", names of one
// thing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tra/equal_names.h"
#include "tra/query.h"

namespace tra::query_language {

// Weight of a match of an equivalent name, relative to a match of the typed name.
inline constexpr float kOtherName = 0.5f;

// Converts words of one field, all of which must match, to queries in the same order. Words that can be written another
// way together become one `either` query. An empty field stands for all weighted text fields, as in Query::term.
std::vector<Query> with_other_ways(const std::vector<std::string>& words, const std::string& field,
                                   const EqualNames* names);

// A phrase, or an `either` of the phrase and its alternative spellings.
Query phrase_or_other_ways(std::string text, const std::string& field, const EqualNames* names);

}  // namespace tra::query_language
