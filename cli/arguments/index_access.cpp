#include "arguments/index_access.h"

#include <filesystem>

#include "output/message.h"
#include "output/terminal.h"
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

std::string tell_damage(const Options& options, const Snapshot& snapshot) {
  const std::string& damage = snapshot.damage();
  if (!damage.empty()) tell(options, "the newest commit is damaged, an older one is read: " + damage);
  return damage;
}

namespace {

std::shared_ptr<const Snapshot> open_and_tell(const std::shared_ptr<const Directory>& directory,
                                              const Options& options) {
  auto snapshot = Snapshot::open(directory);
  tell_damage(options, *snapshot);
  return snapshot;
}

// What prevents opening is reported by the command, which has more to say of it.
std::string damage_of(const std::shared_ptr<const Directory>& directory, const Options& options) {
  try {
    return tell_damage(options, *Snapshot::open(directory));
  } catch (const Error&) {
    return {};
  }
}

// The folder that tra upgrade makes beside an index, and its mark.
void tell_upgrade(const Options& options) {
  const std::filesystem::path folder = index_path(options) + ".upgrade";
  std::error_code ignored;
  if (std::filesystem::exists(folder / "upgrade", ignored))
    tell(options, "an upgrade that was killed, or is at work, has left '" + printable(folder.string()) +
                      "'; the next tra upgrade removes it");
}

}  // namespace

std::shared_ptr<Directory> open_to_write(const Options& options) {
  auto directory = open_existing(options);
  tell_upgrade(options);
  damage_of(directory, options);
  return directory;
}

std::shared_ptr<Directory> open_or_make_to_write(const Options& options, std::string* damage) {
  auto directory = open_or_make(options);
  tell_upgrade(options);
  const std::string found = damage_of(directory, options);
  if (damage != nullptr) *damage = found;
  return directory;
}

std::shared_ptr<const Snapshot> open_snapshot(const Options& options) {
  return open_and_tell(open_existing(options), options);
}

std::shared_ptr<const Snapshot> open_snapshots(const Options& options) {
  std::vector<std::shared_ptr<const Snapshot>> parts;
  for (const std::string& path : index_paths(options))
    parts.push_back(open_and_tell(open_existing(path, file_access(options)), options));
  return parts.size() == 1 ? parts.front() : Snapshot::join(std::move(parts));
}

}  // namespace tra::cli
