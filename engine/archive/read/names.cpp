#include "archive/read/names.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tra {

using namespace std::string_view_literals;

std::string printable_name(std::string_view bytes) {
  constexpr char hex[] = "0123456789ABCDEF";
  if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0x20 && c < 0x7f; })) return std::string(bytes);
  std::string name;
  while (!bytes.empty()) {
    const auto byte = static_cast<unsigned char>(bytes[0]);
    const std::size_t length = byte < 0x20 || byte == 0x7f ? 0 : text::decode_point(bytes, 0).length;
    if (length == 0) {
      name += '%';
      name += hex[byte >> 4];
      name += hex[byte & 15];
    } else {
      name += bytes.substr(0, length);
    }
    bytes.remove_prefix(length == 0 ? 1 : length);
  }
  return name;
}

bool is_system_file(std::string_view path) {
  const std::string lower = text::lower_ascii(path);
  for (const std::string_view folder : {"__macosx/", "$recycle.bin/", "system volume information/"})
    if (const std::size_t at = lower.find(folder); at == 0 || (at != std::string::npos && lower[at - 1] == '/'))
      return true;
  const std::string name = lower.substr(lower.rfind('/') + 1);
  const bool lock = name.starts_with("~$") || name.starts_with(".~lock.");         // of an office program
  constexpr std::array ends = {".lnk"sv, ".url"sv, ".webloc"sv, ".crdownload"sv};  // links, and downloads not done
  const auto ends_with = [&](std::string_view end) { return name.ends_with(end); };
  return lock || name.starts_with("._") || name == ".ds_store" || name == "thumbs.db" || name == "ehthumbs.db" ||
         name == "desktop.ini" || name == "icon%0d" || name == "icon\r" ||
         std::any_of(ends.begin(), ends.end(), ends_with);
}

bool is_backup(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.size() > 2 && name.starts_with('#') && name.ends_with('#')) return true;
  const bool swap = name.ends_with(".swp") || name.ends_with(".swo") || name.ends_with(".kate-swp");
  return (name.size() > 1 && name.ends_with('~')) || (name.starts_with('.') && swap);
}

bool is_perhaps_backup(std::string_view path) {
  const std::string name = text::lower_ascii(path.substr(path.rfind('/') + 1));
  constexpr std::array ends = {".bak"sv, ".orig"sv, ".old"sv, ".swp"sv};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

bool is_hidden(std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    if (part.starts_with('.') && part != "." && part != "..") return true;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return false;
}

}  // namespace tra
