// The fields of a hit by name, as text: what csv, tsv and templates are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/wording.h"
#include "tra/article_search.h"

namespace tra::cli {

// The members of an article as stored (partner_country: LA); its facets by their short names as labels in the reader's
// language (country: Lào); rank, score and snippet. A name that is none of these is a member of the input.
const std::vector<std::string>& known_hit_fields();

// The text of a field; several values with "; " between. Empty where the article has none.
std::string hit_field(const ArticleHit& hit, std::size_t rank, std::string_view field, const Wording& wording);

// What has to be read of each article for these fields.
bool needs_article(const std::vector<std::string>& fields);
bool needs_snippet(const std::vector<std::string>& fields);

// The first of the fields that is neither known, nor a facet of one's own, nor a member of any of the hits; empty where
// there is none.
std::string unknown_field(const std::vector<std::string>& fields, const std::vector<std::string>& own_facets,
                          const std::vector<ArticleHit>& hits);

}  // namespace tra::cli
