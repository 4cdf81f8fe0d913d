// Lines that many pages of an archive contain: the site's own text, and teasers of other articles.
#pragma once

#include <span>
#include <vector>

#include "archive/zones/lines.h"
#include "tra/facet_extraction.h"

namespace tra::archive {

// Looks up the long lines of a page and marks those that are repeated. `page` begins at the top of the page.
void mark_repeats(std::span<Line* const> page, const ParagraphLookup& lookup);

// Removes the marks when the article itself was printed many times, and returns whether it was. `text` holds the
// article's lines below the title.
bool spare_reprints(std::span<Line* const> text);

}  // namespace tra::archive
