// HTML pages as articles.
#pragma once

#include <string_view>

#include "tra/archive.h"

namespace tra {

// The article of a page; id and content_hash are left to the caller. When no main content stands out the whole page
// but its navigation is in `body` and raw_page is set. `charset` is what came with the page, empty when nothing did;
// what the page declares goes before it. Throws ReadError for pages that are no page.
ParsedArticle read_html_page(std::string_view bytes, std::string_view charset = {});

}  // namespace tra
