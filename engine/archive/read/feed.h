// Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom. Sitemaps and lists of feeds (OPML) are told apart and hold no article.
#pragma once

#include <string_view>

#include "archive/read/reading.h"

namespace tra {

// Whether a document with this root element is a feed or a list of addresses.
bool is_feed_root(std::string_view root);

// Entries with their text are articles, FILE!ADDRESS.
void read_feed(std::string_view bytes, const Input& input, const Reading& reading);

}  // namespace tra
