// Finding the day on which a page's article was published.
#pragma once

#include <string>
#include <vector>

#include "archive/html/lines.h"
#include "archive/html/metadata.h"
#include "archive/html/title.h"

namespace tra {

// Returns YYYY-MM-DD or an empty string. The sources in order of precedence: the publication date in the metadata, the
// date shown nearest to the headline, a date inside the article, a date in the address, the date of the last change.
std::string choose_published(const HtmlMetadata& metadata, const HtmlTitle& title, const HtmlLines& lines,
                             const std::vector<const GumboNode*>& main, UtcDay utc_day);

}  // namespace tra
