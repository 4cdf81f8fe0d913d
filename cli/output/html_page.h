// A search's result or a whole archive as one page in HTML that needs no server, no script and no network.
//
// All text of articles and queries is escaped, links lead to http and https alone, and the page forbids itself to load
// anything (Content-Security-Policy).
#pragma once

#include <optional>
#include <string>

#include "output/charts.h"
#include "output/wording.h"
#include "tra/article_search.h"

namespace tra::cli {

struct PageContent {
  std::string heading;  // what the page is about: the query and what narrows it
  ArticleResult result;
  std::size_t first_rank = 1;
  std::string hits_heading;
  Timeline timeline;
  std::optional<ArticleTable> countries_by_year;
  std::string made;  // the day, as the reader writes it
};

std::string html_page(const PageContent& content, const Wording& wording);

}  // namespace tra::cli
