// Text of metadata and of scripts that holds entities or markup once more than it should.
#pragma once

#include <string>
#include <string_view>

#include "archive/html/lines.h"

namespace tra {

// "T&iacute;nh" that is still in the text of a page: it was escaped twice. On one line, as it was meant.
std::string unescape_again(std::string text);

// The lines of text that may be HTML, even escaped HTML.
std::string html_to_text(std::string_view html);

// What two ways to write the same text have in common: its letters and digits, ASCII ones in lower case.
std::string text_key(std::string_view text);

// Reads lines that show entities or tags as what they were meant to be.
void unescape_lines(std::vector<HtmlLine>& lines);

}  // namespace tra
