// The day a page's article was published.
#pragma once

#include <string>
#include <vector>

#include "archive/html/lines.h"
#include "archive/html/metadata.h"
#include "archive/html/title.h"

namespace tra {

// YYYY-MM-DD, or empty. What the metadata call the day of publication, else the day shown nearest to the headline, else
// one inside the article, else one the page's address holds, else the day of the last change.
std::string choose_published(const HtmlMetadata& metadata, const HtmlTitle& title, const HtmlLines& lines,
                             const std::vector<const GumboNode*>& main, UtcDay utc_day);

}  // namespace tra
