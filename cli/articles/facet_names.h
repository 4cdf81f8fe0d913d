// What people call the facets and their values: short names of options and queries, Vietnamese headings and labels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tra/query_parser.h"

namespace tra::cli {

struct FacetField {
  std::string_view field, short_name, heading;
};
const std::vector<FacetField>& facet_fields();
// The field of a full or short name; nullptr for anything else.
const FacetField* find_facet_field(std::string_view name);

// The short names of the fields, with the labels of their values when the query names a field.
std::vector<ParserOptions::Alias> facet_aliases(std::string_view query);

// The stored value a person means by "LA", "lào" or "lao"; the text itself when it is no known label.
std::string facet_value(std::string_view field, std::string_view spoken);

// The label of a value in Vietnamese.
std::string facet_value_label(std::string_view field, std::string_view value);

}  // namespace tra::cli
