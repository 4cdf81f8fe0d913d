// HTML fragments that consist of article text only: a chapter, the content of a feed entry, a member of JSON.
#pragma once

#include <string>
#include <string_view>

namespace tra {

struct HtmlFragment {
  std::string heading;         // the first h1, h2 or h3; empty when absent
  bool heading_first = false;  // no text precedes the heading, and `text` does not contain it
  std::string text;            // one line per block element

  // The text with the heading in its place.
  std::string whole() const {
    return heading_first && !text.empty() ? heading + '\n' + text : text + (heading_first ? heading : "");
  }
};

// Keeps everything a reader would see, menus too; scripts and styles are dropped. Throws ReadError as HtmlTree does.
HtmlFragment read_html_fragment(std::string_view utf8);

}  // namespace tra
