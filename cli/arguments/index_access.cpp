#include "arguments/index_access.h"

#include <filesystem>

#include "tra/error.h"

namespace tra::cli {

FileAccess file_access(const Options& options) {
  const std::string how = options.choice("access");
  return how == "map" ? FileAccess::map : how == "read" ? FileAccess::read : FileAccess::automatic;
}

namespace {

std::shared_ptr<Directory> open_existing(const std::string& path, FileAccess access) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error))
    throw Error(ErrorCode::io, "there is no index; tra sync or tra add makes one, --index says where it is", path);
  return open_directory(path, false, access);
}

}  // namespace

std::shared_ptr<Directory> open_existing(const Options& options) {
  return open_existing(index_path(options), file_access(options));
}

std::shared_ptr<Directory> open_or_make(const Options& options) {
  return open_directory(index_path(options), true, file_access(options));
}

std::shared_ptr<const Snapshot> open_snapshot(const Options& options) { return Snapshot::open(open_existing(options)); }

std::shared_ptr<const Snapshot> open_snapshots(const Options& options) {
  std::vector<std::shared_ptr<const Snapshot>> parts;
  for (const std::string& path : index_paths(options))
    parts.push_back(Snapshot::open(open_existing(path, file_access(options))));
  return parts.size() == 1 ? parts.front() : Snapshot::join(std::move(parts));
}

}  // namespace tra::cli
