// Feeds in RSS 2.0, RSS 1.0 (RDF) and Atom. Sitemaps and lists of feeds (OPML) are recognised, but hold no articles.
#pragma once

#include <string_view>

#include "archive/read/reading.h"

namespace tra {

// Whether a document with this root element is a feed, a sitemap or a list of feeds.
bool is_feed_root(std::string_view root);

// Entries that carry their text become articles with the id FILE!ADDRESS.
void read_feed(std::string&& bytes, const Input& input, const Reading& reading);

}  // namespace tra
