// Finding the elements of a page that contain the article.
#pragma once

#include <string>
#include <vector>

#include "archive/html/lines.h"

namespace tra {

// Returns mostly one element, several when the article is split over equal containers, and none when no element stands
// out. `lines` are all lines of the page, zoned without main elements. `page_title` is the title in the metadata.
std::vector<const GumboNode*> find_main(const GumboNode* root, const std::vector<HtmlLine>& lines,
                                        const std::string& page_title);

}  // namespace tra
