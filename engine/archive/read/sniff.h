// Telling what a file holds from its name and first bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tra/archive.h"

namespace tra {

inline constexpr std::size_t sniff_bytes = 4096;

enum class Container : std::uint8_t { none, tar, zip };

Container sniff_container(std::string_view head);

// Whether these are UTF-16 code units of mostly Latin text, with or without a byte order mark.
bool looks_like_utf16(std::string_view head);

// Whether a page of HTML begins here.
bool looks_like_markup(std::string_view head);

// Why a file with these first bytes holds no article (a PDF document, an image, other binary data), if so.
std::optional<std::string> refusal(std::string_view head);

// What a file is that belongs to a site or a saved page and holds no article of its own, by its name or its first
// bytes: a style sheet, a script, a sitemap, a feed.
std::optional<std::string> companion(std::string_view name, std::string_view head);

// The reader for a file of this name (without the ending of a compression). Markup and JSON are told by the first
// bytes, JSON Lines from JSON by the name's ending or by a first line that is an object of its own.
Reader sniff_reader(std::string_view name, std::string_view head);

// JSON Lines or JSON that nothing names: the first where each whole line of these bytes is an object.
Reader sniff_json_stream(std::string_view head);

}  // namespace tra
