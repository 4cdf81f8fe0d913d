// Citations of articles.
#pragma once

#include <string>

#include "output/json_output.h"
#include "output/wording.h"
#include "tra/article.h"

namespace tra::cli {

std::string citation_text(const Article& article, const Wording& wording);  // a line
std::string citation_markdown(const Article& article, const Wording& wording);
std::string citation_bibtex(const Article& article);
Json citation_json(const Article& article);  // an item of CSL

}  // namespace tra::cli
