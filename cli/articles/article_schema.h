// How an article lies in an index: the schema, and the way there and back.
#pragma once

#include <string>

#include "output/json_output.h"
#include "tra/article.h"
#include "tra/document.h"
#include "tra/schema.h"

namespace tra::cli {

Schema article_schema();

// `file` is the archive file the article was read from; kept when it is not the article's id.
Document to_document(const Article& article, const std::string& file = {});
Article to_article(const Document& document);

// The article as JSON Lines name its members; empty ones are left out.
Json to_json(const Article& article);

}  // namespace tra::cli
