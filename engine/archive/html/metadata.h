// What a page says about itself: meta elements, JSON-LD, headings, times.
#pragma once

#include <string>
#include <vector>

#include "archive/html/json_ld.h"
#include "archive/html/tree.h"
#include "archive/read/date.h"

namespace tra {

struct HtmlMetadata {
  std::string og_title, twitter_title, element_title;
  std::string description;
  std::string url;
  std::string site;
  JsonLdArticle json_ld;

  // Days as YYYY-MM-DD, by how well their names say that the article was published then.
  std::string published, property_published, created, dated, modified;

  struct Heading {
    std::string text;
    const GumboNode* node;
  };
  std::vector<Heading> headings;  // h1 that are seen, in document order

  // For pages that say no more, in document order: <time> elements, and elements a class name calls a date.
  struct ShownDate {
    std::string date;
    const GumboNode* node;
    bool is_time_element;
  };
  std::vector<ShownDate> shown_dates;
};

HtmlMetadata read_metadata(const GumboNode* root, UtcDay utc_day);

// Where the element begins in the page.
std::size_t offset_of(const GumboNode* node);

// The encoding a page declares in a meta element near its beginning, lower case; empty when it does not.
std::string declared_charset(std::string_view bytes);

}  // namespace tra
