// Citations of articles.
#pragma once

#include <string>

#include "output/json_output.h"
#include "tra/article.h"

namespace tra::cli {

std::string citation_text(const Article& article);  // a line
std::string citation_markdown(const Article& article);
std::string citation_bibtex(const Article& article);
Json citation_json(const Article& article);  // an item of CSL

}  // namespace tra::cli
