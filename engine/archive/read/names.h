// File names, which may hold any bytes, as printable UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Replaces control bytes and bytes that are not valid UTF-8 by %XX.
std::string printable_name(std::string_view bytes);

// Whether an operating system created the file for its own use: "__MACOSX/", "._x", ".DS_Store", "Thumbs.db",
// "desktop.ini". `path` is relative to the folder or archive.
bool is_system_file(std::string_view path);
inline constexpr const char* system_file_reason = "a file of the operating system, no article";

// Whether an editor left the file, as a copy of another one or as what was not saved: "a.html~", "#a.html#", ".a.swp".
bool is_backup(std::string_view path);
// Whether the file may be a copy of the file without the suffix: "a.html.bak".
bool is_perhaps_backup(std::string_view path);
inline constexpr const char* backup_reason = "a copy that an editor left, no article";

// Whether the name of the file, or of a folder above it, begins with '.', which hides it from listings.
bool is_hidden(std::string_view path);

}  // namespace tra
