// Printing a search result as text, JSON, JSON Lines or lines of a TREC run.
#pragma once

#include <string>
#include <vector>

#include "output/json_output.h"
#include "output/terminal.h"
#include "tra/article_search.h"

namespace tra::cli {

struct TextLayout {
  Palette palette{false};
  std::size_t width = 0;  // of lines; 0: one line each
  std::size_t first_rank = 1;
  std::vector<std::string> fields;  // additional members to show
};

std::string to_text(const ArticleResult& result, const TextLayout& layout);

// The facet tables, with counts and bars.
std::string facet_tables(const std::vector<FacetTable>& facets, const TextLayout& layout);

// The members that `fields` names; when it is empty, the default members.
Json to_json(const ArticleResult& result, const std::vector<std::string>& fields);
Json to_json(const ArticleHit& hit, const std::vector<std::string>& fields);
Json to_json(const std::vector<FacetTable>& facets);

// Writes "QID Q0 ID RANK SCORE tra" for each hit; white space in an id is percent-encoded.
std::string to_trec(const ArticleResult& result, const std::string& query_id, std::size_t first_rank);

}  // namespace tra::cli
