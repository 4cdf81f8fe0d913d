// Why an article's facets have their values: the rule and the sentence behind each.
#pragma once

#include <string>
#include <vector>

#include "output/json_output.h"
#include "output/terminal.h"
#include "tra/article.h"

namespace tra::cli {

struct FacetExplanation {
  std::string facet, value;
  std::string rule, sentence;  // empty where the value is not read out of the text
  bool stored = true;          // false: the text gives this value, but the input has said otherwise
};

// Reads the facets out of the stored text once more, with the built-in rules and those of the folder.
std::vector<FacetExplanation> explain_facets(const Article& article, const std::string& rules);

// In lines of `width` columns; 0: a sentence a line.
std::string to_text(const std::vector<FacetExplanation>& explanations, const Palette& palette, std::size_t width);
Json to_json(const std::vector<FacetExplanation>& explanations);

}  // namespace tra::cli
