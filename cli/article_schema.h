// How an article lies in an index: the schema, the way there and back, and the short names people use in queries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_output.h"
#include "tra/article.h"
#include "tra/document.h"
#include "tra/query_parser.h"
#include "tra/schema.h"

namespace tra::cli {

Schema article_schema();

// `file` is the archive file the article was read from; kept when it is not the article's id.
Document to_document(const Article& article, const std::string& file = {});
Article to_article(const Document& document);

// The article as JSON Lines name its members; empty ones are left out.
Json to_json(const Article& article);

// Facet fields with the short names of options and queries and their Vietnamese headings.
struct FacetField {
  std::string_view field, short_name, heading;
};
const std::vector<FacetField>& facet_fields();
// The field of a full or short name; nullptr for anything else.
const FacetField* find_facet_field(std::string_view name);

// Short names and Vietnamese labels of facet values, for the query language.
ParserOptions article_parser_options();

// The stored value a person means by "LA", "lào" or "lao"; the text itself when it is no known label.
std::string facet_value(std::string_view field, std::string_view spoken);

// The label of a value in Vietnamese.
std::string facet_value_label(std::string_view field, std::string_view value);

}  // namespace tra::cli
