// Finding the element of a page that holds the article.
#pragma once

#include <vector>

#include "archive/html/lines.h"

namespace tra {

// Null when no element stands out. `lines` are all lines of the page, collected without a main element.
const GumboNode* find_main(const GumboNode* root, const std::vector<HtmlLine>& lines);

}  // namespace tra
