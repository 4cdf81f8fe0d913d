// The zones of a saved page: title, lead, body, captions, and the page's own text around the article (tail).
// Every line that is not blank goes to exactly one zone.
#pragma once

#include "archive/facets/rules.h"
#include "tra/facet_extraction.h"

namespace tra::archive {

void split_page(const RuleSet& rules, const ParagraphLookup& lookup, Article& article);

// YYYY-MM-DD out of an address: /2024/08/15/, /20240815, or the time stamp inside a long article number; else "".
std::string date_of_url(std::string_view url);

}  // namespace tra::archive
