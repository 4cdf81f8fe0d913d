// Charts as SVG: the course of counts over time, and a table of counts as a heat map.
//
// Every text in them is escaped. They have a title and a description for screen readers, and take their colours from
// the CSS variables --ink, --faint, --series-1 to --series-6 and --heat of the page they stand in.
#pragma once

#include <string>
#include <vector>

#include "output/wording.h"
#include "tra/article_search.h"

namespace tra::cli {

struct Series {
  std::string name;
  std::vector<std::uint64_t> counts;  // of each period
  std::vector<double> values;         // what is drawn: the counts, or their share of all articles in percent
};

struct Timeline {
  std::string by;                    // year, month, ...
  std::vector<std::string> periods;  // their names, none left out
  std::vector<Series> series;
  bool share = false;  // values are percent
  // Articles of each series that have a date, those of several periods once, and that have none.
  std::vector<std::uint64_t> dated, undated;
};

// Inline SVG of 720 by 240 units that scales with its place.
std::string timeline_svg(const Timeline& timeline, const Wording& wording);
// Rows and columns of a crossed table; at most so many rows, those with the highest sums.
std::string heat_map_svg(const ArticleTable& table, std::size_t most_rows, const Wording& wording);

// The same as a file of its own: with colours for light and dark.
std::string standalone_svg(const std::string& inline_svg);

// The colours, as CSS.
std::string chart_colors();

}  // namespace tra::cli
