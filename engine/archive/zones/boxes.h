// Boxes of the site inside an article that is already cut out of its page.
#pragma once

#include <span>

#include "archive/zones/lines.h"

namespace tra::archive {

// Marks as tail what the rules know by its first words: buttons, and headings of lists of other articles with the lines
// down to the next sentence.
void mark_boxes(std::span<Line* const> text);

}  // namespace tra::archive
