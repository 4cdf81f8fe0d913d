// Pieces of HTML that are article through and through: a chapter, the content of a feed's entry, a member of JSON.
#pragma once

#include <string>
#include <string_view>

namespace tra {

struct HtmlFragment {
  std::string heading;         // the first h1, h2 or h3; empty when there is none
  bool heading_first = false;  // nothing stands before it; then it is no part of `text`
  std::string text;            // a line for every block

  // With the heading where it stands.
  std::string whole() const {
    return heading_first && !text.empty() ? heading + '\n' + text : text + (heading_first ? heading : "");
  }
};

// Nothing is taken for navigation; what nobody sees (scripts, styles) is left out. Throws ReadError as HtmlTree does.
HtmlFragment read_html_fragment(std::string_view utf8);

}  // namespace tra
