// Recognising the format of a file by its name and first bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tra/archive.h"

namespace tra {

inline constexpr std::size_t sniff_bytes = 4096;

enum class Container : std::uint8_t { none, tar, zip };

Container sniff_container(std::string_view head);

// Text in units of 2 or 4 bytes; `mark` is the length of its byte order mark.
struct WideText {
  std::size_t unit = 0, mark = 0;  // unit is 0 for other text
  bool big_endian = false;
  explicit operator bool() const noexcept { return unit != 0; }
};
// Recognises UTF-16 and UTF-32 of mostly Latin text, with or without a byte order mark.
WideText wide_text(std::string_view head);

// Whether a file of an index of tra begins here (FORMAT.md of index-format).
bool is_index_file(std::string_view head);
inline constexpr const char* index_file_reason = "an index of tra, no article";

// Whether an HTML page begins here.
bool looks_like_markup(std::string_view head);

// Why a file with these first bytes cannot hold an article (for example an image); nothing when it may.
std::optional<std::string> refusal(std::string_view head);

// What kind of file this is when it is an image, a font, a sound or a video; nothing for others.
std::optional<std::string> media(std::string_view head);

// What kind of file this is when it belongs to a web site or a saved page but holds no article: a style sheet, a
// script, a sitemap, a feed. Recognised by its name or its first bytes; a name that an article may have too
// (package.json) by both.
std::optional<std::string> companion(std::string_view name, std::string_view head);

// The reader for a file of this name, given without a compression's suffix. HTML and JSON are recognised by the first
// bytes. JSON Lines differ from JSON by the suffix, or by a first line that is a complete object.
Reader sniff_reader(std::string_view name, std::string_view head);

// Decides between JSON Lines and JSON when the name does not: JSON Lines when every complete line is an object.
Reader sniff_json_stream(std::string_view head);

}  // namespace tra
