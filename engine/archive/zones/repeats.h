// Lines that many pages of an archive have: the site's own text, the other articles it advertises.
#pragma once

#include <span>
#include <vector>

#include "archive/zones/lines.h"
#include "tra/facet_extraction.h"

namespace tra::archive {

// Asks `lookup` about the long lines of a page, given from its top, and marks those that are repeated.
void mark_repeats(std::span<Line* const> page, const ParagraphLookup& lookup);

// Takes the marks back where it is the article itself that is printed many times, and tells whether it is. `text` are
// its lines below the title.
bool spare_reprints(std::span<Line* const> text);

}  // namespace tra::archive
