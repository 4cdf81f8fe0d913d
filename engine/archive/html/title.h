// Finding the headline of a page's article.
#pragma once

#include <string>
#include <vector>

#include "archive/html/lines.h"
#include "archive/html/metadata.h"

namespace tra {

struct HtmlTitle {
  std::string text;
  std::string site;                    // the name of the site, shown or from the metadata
  std::string beside;                  // what stands behind the headline in <title>; empty when nothing does
  const GumboNode* heading = nullptr;  // where the page shows the headline; null when it does not
};

HtmlTitle choose_title(const HtmlMetadata& metadata, const HtmlLines& lines, const std::vector<const GumboNode*>& main);

}  // namespace tra
