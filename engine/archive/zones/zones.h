// Splitting a saved page into zones: title, lead, body, captions, and the site's text around the article (tail). Each
// line that is not blank belongs to exactly one zone.
#pragma once

#include "archive/facets/rules.h"
#include "tra/facet_extraction.h"

namespace tra::archive {

void split_page(const RuleSet& rules, const ParagraphLookup& lookup, Article& article);

// Reads YYYY-MM-DD from an address: /2024/08/15/, /20240815, or the time stamp inside a long article number; else
// empty.
std::string date_of_url(std::string_view url);

}  // namespace tra::archive
