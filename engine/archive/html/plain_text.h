// Repairing text that was escaped once too often, in metadata, scripts and pages.
#pragma once

#include <string>
#include <string_view>

#include "archive/html/lines.h"

namespace tra {

// Decodes text that still shows entities, such as "T&iacute;nh", because it was escaped twice. Returns one line.
std::string unescape_again(std::string text);

// Whether a text holds an element of HTML with its end tag. A text that only mentions a tag ("<br>") does not.
bool holds_element(std::string_view text);

// Decodes a line as unescape_again does, and removes its tags when it holds an element.
std::string line_without_tags(std::string text);

// The lines of a text that may be HTML, possibly escaped.
std::string html_to_text(std::string_view html);

// A key for comparing texts: only letters and digits, with ASCII letters in lower case.
std::string text_key(std::string_view text);

// Decodes lines that show entities or tags.
void unescape_lines(std::vector<HtmlLine>& lines);

}  // namespace tra
