#include "articles/mirror/targets.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "archive/read/names.h"
#include "archive/read/walk.h"
#include "articles/nearest.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

namespace fs = std::filesystem;

std::string absolute(const std::string& path) {
  std::error_code error;
  fs::path normal = fs::absolute(path, error).lexically_normal();
  if (error || path.empty()) throw Error(ErrorCode::io, "no such file or folder", path);
  if (!normal.has_filename()) normal = normal.parent_path();  // removes the '/' of "folder/"
  return normal.string();
}

// The path of `path` relative to `folder`: "." when equal, "a/b" when inside, nothing when outside.
std::optional<std::string> inside(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  if (relative.empty() || *relative.begin() == "..") return std::nullopt;
  return relative.string();
}

// The same after resolving symbolic links.
std::optional<std::string> lies_in(const std::string& path, const std::string& folder) {
  if (auto place = inside(path, folder)) return place;
  std::error_code error;
  return inside(fs::weakly_canonical(path, error), fs::weakly_canonical(folder, error));
}

bool exists(const std::string& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0;
}

// The kernel says so since Linux 5.8, also of a folder that is mounted a second time on its own device. Before that,
// the devices of the folder and the one above are compared.
bool is_mount_point(const std::string& path) {
  struct statx asked;
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_TYPE, &asked) != 0 || !S_ISDIR(asked.stx_mode)) return false;
  if ((asked.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0)
    return (asked.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  struct stat own, above;
  return ::stat(path.c_str(), &own) == 0 && ::stat((path + "/..").c_str(), &above) == 0 &&
         (own.st_dev != above.st_dev || own.st_ino == above.st_ino);
}

void refuse_containing(const std::string& path, const std::vector<MirroredArchive>& archives) {
  for (const MirroredArchive& archive : archives)
    if (lies_in(archive.path, path))
      throw Error(ErrorCode::invalid_argument,
                  "the folder contains " + archive.path +
                      ", which is an archive of its own; forget that one first, or mirror the other folders in it",
                  path);
}

void set_name(MirroredArchive& archive, const std::string& name) {
  if (name.empty() || name.starts_with('/') || name.ends_with('/') || printable_name(name) != name)
    throw Error(ErrorCode::invalid_argument, "not a name for an archive: '" + printable_name(name) + "'");
  if (archive.name != name && archive.articles > 0)
    throw Error(ErrorCode::invalid_argument,
                "the archive has articles by other ids; forget it first, then mirror it by its new name", archive.path);
  archive.name = name;
}

void apply_settings(const ArchiveSource& source, MirroredArchive& archive) {
  if (source.name) set_name(archive, *source.name);
  if (source.include || source.exclude) {
    archive.include = source.include.value_or(std::vector<std::string>{});
    archive.exclude = source.exclude.value_or(std::vector<std::string>{});
  }
  if (source.follow) archive.follow = *source.follow;
}

// Finds the known archive that contains a path, and the path inside it. A path in no known archive becomes a new
// archive.
Target find_target(const ArchiveSource& source, std::vector<MirroredArchive>& archives) {
  const std::string path = absolute(source.path);
  Target target;
  for (MirroredArchive& archive : archives) {
    const std::optional<std::string> place = lies_in(path, archive.path);
    if (place) {
      target.archive = static_cast<std::uint32_t>(&archive - archives.data());
      if (*place != ".") target.part = *place;
      target.part_key = printable_name(target.part);
      if (target.part.empty())
        apply_settings(source, archive);
      else if (source.name || source.include || source.exclude || source.follow)
        throw Error(ErrorCode::invalid_argument,
                    "the path is part of the archive " + archive.path + ", whose name and patterns hold for it", path);
      return target;
    }
  }
  if (!exists(path)) throw Error(ErrorCode::io, "no such file or folder", source.path);
  refuse_containing(path, archives);
  target.archive = static_cast<std::uint32_t>(archives.size());
  MirroredArchive added;
  added.path = path;
  added.given = source.path;
  apply_settings(source, added);
  archives.push_back(std::move(added));
  return target;
}

// Adds a target; each archive has only one. A part is dropped when the whole archive is a target too. Two different
// parts of one archive are refused.
void add_target(std::vector<Target>& targets, Target target) {
  for (Target& other : targets) {
    if (other.archive != target.archive) continue;
    if (target.part.empty()) other.part.clear(), other.part_key.clear();
    if (other.part.empty() || other.part == target.part) return;
    throw Error(ErrorCode::invalid_argument, "two parts of one archive in one run: " + other.part + ", " + target.part);
  }
  targets.push_back(std::move(target));
}

bool is_at_or_below(const std::string& key, const std::string& folder) {
  return folder.empty() || (key.starts_with(folder) && (key.size() == folder.size() || key[folder.size()] == '/'));
}

}  // namespace

bool Target::covers(const std::string& key) const { return is_at_or_below(key, part_key); }

bool Target::cannot_see(const std::string& key) const {
  return std::any_of(unreadable.begin(), unreadable.end(),
                     [&](const std::string& folder) { return is_at_or_below(key, folder); });
}

std::vector<Target> find_targets(const std::vector<ArchiveSource>& sources, std::vector<MirroredArchive>& archives) {
  std::vector<Target> targets;
  for (const ArchiveSource& source : sources) add_target(targets, find_target(source, archives));
  if (sources.empty()) {
    for (std::uint32_t i = 0; i < archives.size(); ++i) targets.emplace_back().archive = i;
    if (targets.empty()) throw Error(ErrorCode::invalid_argument, "the index remembers no archive; name one");
  }
  std::sort(targets.begin(), targets.end(), [](const Target& a, const Target& b) { return a.archive < b.archive; });
  for (const MirroredArchive& a : archives)
    for (const MirroredArchive& b : archives)
      if (&a != &b && !a.name.empty() && a.name == b.name)
        throw Error(ErrorCode::invalid_argument, "two archives of one name, " + a.name + ": " + a.path, b.path);
  return targets;
}

std::size_t find_archive(const std::string& path, const std::vector<MirroredArchive>& archives) {
  const std::string wanted = absolute(path);
  for (std::size_t i = 0; i < archives.size(); ++i)
    if (archives[i].path == wanted || archives[i].given == path) return i;
  for (std::size_t i = 0; i < archives.size(); ++i)
    if (lies_in(wanted, archives[i].path) == ".") return i;
  return archives.size();
}

Error nothing_in(const Target& target, const MirroredArchive& archive) {
  const std::string path = archive.path + '/' + target.part;
  return {ErrorCode::io, exists(path) ? "no file to read in it" : "no such file or folder", path};
}

void list_files(Target& target, MirroredArchive& archive, const std::string& index_folder) {
  if (!exists(archive.path)) {
    target.hold = "it is not there";
    return;
  }
  WalkOptions walking;
  walking.include = archive.include;
  walking.exclude = archive.exclude;
  walking.follow = archive.follow;
  walking.under = target.part;
  if (!index_folder.empty())
    if (const auto place = lies_in(absolute(index_folder), archive.path); place && *place != ".")
      walking.exclude.push_back(*place + (place->find('/') == std::string::npos ? "/**" : ""));
  target.files = walk_briefly(archive.path, walking, target.failures);

  const std::size_t root = printable_name(archive.path).size() + (archive.path.ends_with('/') ? 0 : 1);
  for (const ReadFailure& failure : target.failures)
    if (!failure.passed_over) target.unreadable.push_back(failure.path.size() > root ? failure.path.substr(root) : "");
  target.mounted = is_mount_point(archive.path);
  if (archive.mount_point && !target.mounted)
    target.hold = "it was a mount point and is none now";
  else if (target.files.empty() && target.part.empty())
    target.hold = "it is empty";
  else
    archive.mount_point = target.mounted;
}

}  // namespace tra::articles
