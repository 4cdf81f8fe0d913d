// The metadata of a page: meta elements, JSON-LD, headings and dates.
#pragma once

#include <string>
#include <vector>

#include "archive/html/date_labels.h"
#include "archive/html/json_ld.h"
#include "archive/html/tree.h"
#include "archive/read/date.h"

namespace tra {

struct HtmlMetadata {
  std::string og_title, twitter_title, element_title;
  std::string description;
  std::string url;
  std::string site;
  bool of_document = false;  // a document that a program such as Word saved as a page
  JsonLdArticle json_ld;

  // Dates as YYYY-MM-DD, in descending order of how clearly their names mean the day of publication.
  std::string published, property_published, created, dated, uploaded, modified;

  struct Heading {
    std::string text;
    const GumboNode* node;
  };
  std::vector<Heading> marked;    // other elements that are marked as the headline
  std::vector<Heading> headings;  // number of sequences visible h1 elements, in document order

  // A date shown in the text, in document order: <time> elements, and elements whose class name says that they hold a
  // date.
  struct ShownDate {
    std::string date;
    DayOf of;
    const GumboNode* node;
    bool is_time_element;
  };
  std::vector<ShownDate> shown_dates;
};

HtmlMetadata read_metadata(const GumboNode* root, UtcDay utc_day);

// The position in the page where the element begins.
std::size_t offset_of(const GumboNode* node);

// The encoding that a meta element near the beginning declares, in lower case; empty when there is none.
std::string declared_charset(std::string_view bytes);

}  // namespace tra
