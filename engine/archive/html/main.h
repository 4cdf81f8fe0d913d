// Finding the elements of a page that hold the article.
#pragma once

#include <vector>

#include "archive/html/lines.h"

namespace tra {

// Mostly one; several where the article is spread over equal containers. None when nothing stands out. `lines` are all
// lines of the page, with the zones they have without main elements.
std::vector<const GumboNode*> find_main(const GumboNode* root, const std::vector<HtmlLine>& lines);

}  // namespace tra
