// Recognising the site's boxes inside an article that was already extracted from its page.
#pragma once

#include <span>

#include "archive/zones/lines.h"

namespace tra::archive {

// Moves lines that the rules recognise by their first words to the tail: buttons, and headings of lists of other
// articles together with the lines after them, up to the next sentence.
void mark_boxes(std::span<Line* const> text);

}  // namespace tra::archive
