// Names that may hold any byte, as UTF-8 without control bytes.
#pragma once

#include <string>
#include <string_view>

namespace tra {

// Control bytes and bytes that are not UTF-8 become %XX; all else stays.
std::string printable_name(std::string_view bytes);

// Whether a file is one that an operating system keeps beside its owner's: "__MACOSX/", "._x", ".DS_Store",
// "Thumbs.db", "desktop.ini". `path` is relative to the folder or archive.
bool is_system_file(std::string_view path);
inline constexpr const char* system_file_reason = "a file of the operating system, no article";

// Whether a file or a folder above it begins with '.', as what is not listed.
bool is_hidden(std::string_view path);

}  // namespace tra
