// Finding the elements of a page that hold the article.
#pragma once

#include <string>
#include <vector>

#include "archive/html/lines.h"

namespace tra {

// Mostly one; several where the article is spread over equal containers. None when nothing stands out. `lines` are all
// lines of the page, with the zones they have without main elements; `page_title` is what the page states as its title.
std::vector<const GumboNode*> find_main(const GumboNode* root, const std::vector<HtmlLine>& lines,
                                        const std::string& page_title);

}  // namespace tra
