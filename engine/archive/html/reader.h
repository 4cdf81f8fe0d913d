// Reading HTML pages as articles.
#pragma once

#include <string>
#include <string_view>

#include "tra/archive.h"

namespace tra {

// Reads the article of a page. The caller sets id and content_hash. When no main content is found, `body` holds the
// whole page without its navigation, and raw_page is set. `charset` is the encoding of the HTTP or MIME header, empty
// when unknown; the page's own declaration has precedence. Throws ReadError when the bytes are no readable page.
ParsedArticle read_html_page(std::string_view bytes, std::string_view charset = {});

// The same, but frees the bytes before the page is parsed.
ParsedArticle read_html_page(std::string&& bytes, std::string_view charset = {});

}  // namespace tra
