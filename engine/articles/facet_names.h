// The names that people use for facets and their values, in queries and in filters.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/article_search.h"
#include "tra/query_parser.h"

namespace tra::articles {

// The short names of the fields. Labels of values are included when the query names a field.
std::vector<ParserOptions::Alias> facet_aliases(std::string_view query);

// The facet of this name; Error(invalid_argument) with the nearest names when there is none.
const FacetField& known_facet(std::string_view name);

// The stored value a person means by "LA", "lào" or "lao". `in_index` gives the values the index has, and is asked only
// where the built-in lists do not have it. Error(invalid_argument) with the nearest values when nothing has it.
std::string known_value(const FacetField& facet, std::string_view spoken,
                        const std::function<std::vector<std::string>()>& in_index);

// The names of people in an index that `spoken` may stand for: in any spelling, whole or a part of them ("Sơn", "Bùi
// Thanh Sơn", "Thoong-lun Xi-xu-lít" for "Thongloun Sisoulith"). The whole name alone where it is one's.
// Error(invalid_argument) with the nearest where nobody is called so.
std::vector<std::string> known_people(std::string_view spoken, const std::vector<std::string>& people);

}  // namespace tra::articles
