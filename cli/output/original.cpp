#include "output/original.h"

#include <algorithm>
#include <filesystem>

#include "tra/mirror.h"

namespace tra::cli {

Original find_original(const Snapshot& snapshot, const Article& article, const std::string& file) {
  const std::string& id = file.empty() ? article.id : file;
  std::error_code error;
  for (const MirroredArchive& archive : Mirror::archives(snapshot)) {
    std::string key = id;
    if (!archive.name.empty()) {
      if (!key.starts_with(archive.name + "/")) continue;
      key = key.substr(archive.name.size() + 1);
    }
    // A member of an archive is FILE!MEMBER; a file's own name may hold "!" too.
    for (std::size_t end = key.size(); end != std::string::npos;
         end = end == 0 ? std::string::npos : key.rfind('!', end - 1)) {
      const std::string name = key.substr(0, end);
      const std::filesystem::path whole(archive.path);
      const bool folder = std::filesystem::is_directory(whole, error);
      const std::filesystem::path path = folder ? whole / name : whole;
      if (!folder && whole.filename() != name) continue;
      if (!std::filesystem::is_regular_file(path, error)) continue;
      const std::string member = end < key.size() ? key.substr(end + 1) : file.empty() ? "" : article.id;
      return {archive.path, path.string(), member};
    }
  }
  return {};
}

}  // namespace tra::cli
