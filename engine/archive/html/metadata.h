// What a page says about itself: meta elements, JSON-LD, headings, times.
#pragma once

#include <string>
#include <vector>

#include "archive/html/tree.h"

namespace tra {

struct HtmlMetadata {
  std::string title;
  std::string description;
  std::string date;  // of publication, YYYY-MM-DD
  std::string url;
  std::string site;
  std::string article_body;  // from JSON-LD, lines as they were
  // For pages that say no more, in document order: <time> elements, and elements a class name calls a date.
  struct ShownDate {
    std::string date;
    const GumboNode* node;
    bool is_time_element;
  };
  std::vector<ShownDate> shown_dates;
  const GumboNode* heading = nullptr;  // the h1 that the title is, if any
};

HtmlMetadata read_metadata(const GumboNode* root);

// The encoding a page declares in a meta element near its beginning, lower case; empty when it does not.
std::string declared_charset(std::string_view bytes);

}  // namespace tra
