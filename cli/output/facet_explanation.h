// Explaining an article's facet values by the rule and the sentence they come from.
#pragma once

#include <string>
#include <vector>

#include "output/json_output.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/article.h"

namespace tra::cli {

struct FacetExplanation {
  std::string facet, value;
  std::string rule, sentence;  // empty when the value was not extracted from the text
  bool stored = true;          // false: extracted from the text, but overridden by the input or the user
  bool corrected = false;      // the user corrected this facet
};

// Extracts the facets from the stored text again, with the built-in rules and those in the folder `rules`. `own_facets`
// is the facets.tsv that the index keeps; it is used when the folder has none.
std::vector<FacetExplanation> explain_facets(const Article& article, const std::string& rules,
                                             const std::string& own_facets);

// Formats in lines of `width` columns; with 0, each sentence is one line.
std::string to_text(const std::vector<FacetExplanation>& explanations, const Wording& wording, const Palette& palette,
                    std::size_t width);
Json to_json(const std::vector<FacetExplanation>& explanations);

}  // namespace tra::cli
