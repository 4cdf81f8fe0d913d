// The result of a search as text for people.
#pragma once

#include <string>
#include <vector>

#include "output/terminal.h"
#include "output/wording.h"
#include "tra/article_search.h"

namespace tra::cli {

struct TextLayout {
  Wording wording{};
  Palette palette{false};
  std::size_t width = 0;  // of lines; 0: one line each
  bool links = false;     // titles as links (OSC 8)
  std::size_t first_rank = 1;
  std::vector<std::string> fields;  // members shown beside the usual ones
};

std::string to_text(const ArticleResult& result, const TextLayout& layout);

// Facet tables with counts and bars.
std::string facet_tables(const std::vector<FacetTable>& facets, const TextLayout& layout);

// Notes on how the text was read and answered, a line each; empty where all is as asked.
std::string notes_before(const ArticleResult& result, const Wording& wording);
std::string notes_after(const ArticleResult& result, const Wording& wording);

// Date, countries, kinds, level, number and days of the meeting, as labels.
std::vector<std::string> fact_labels(const Article& article, const Wording& wording);

}  // namespace tra::cli
