// Listing the files of an archive.
#include <dirent.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "archive/read/archivebox.h"
#include "archive/read/glob.h"
#include "archive/read/names.h"
#include "archive/read/passed_over.h"
#include "archive/read/sniff.h"
#include "archive/read/walk.h"

namespace tra {
namespace {

using DeviceInode = std::pair<dev_t, ino_t>;

struct Link {
  std::string path;
  std::string relative;
};

// Whether the path is on a file system that shows kernel state (such as /proc). Its files may be endless, and reading
// some of them changes that state.
bool is_kernel_filesystem(const std::string& path) {
  struct statfs info {};
  if (::statfs(path.c_str(), &info) != 0) return false;
  constexpr unsigned long configfs = 0x62656570;
  for (const unsigned long magic :
       {static_cast<unsigned long>(PROC_SUPER_MAGIC), static_cast<unsigned long>(SYSFS_MAGIC), configfs,
        static_cast<unsigned long>(DEBUGFS_MAGIC), static_cast<unsigned long>(TRACEFS_MAGIC),
        static_cast<unsigned long>(SECURITYFS_MAGIC), static_cast<unsigned long>(CGROUP_SUPER_MAGIC),
        static_cast<unsigned long>(CGROUP2_SUPER_MAGIC), static_cast<unsigned long>(DEVPTS_SUPER_MAGIC),
        static_cast<unsigned long>(BPF_FS_MAGIC), static_cast<unsigned long>(PSTOREFS_MAGIC),
        static_cast<unsigned long>(EFIVARFS_MAGIC), static_cast<unsigned long>(NSFS_MAGIC)})
    if (static_cast<unsigned long>(info.f_type) == magic) return true;
  return false;
}

bool matches_any(const std::vector<std::string>& patterns, const std::string& relative) {
  const std::string_view name = std::string_view(relative).substr(relative.rfind('/') + 1);
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return glob_match(pattern, pattern.find('/') == std::string::npos ? name : std::string_view(relative));
  });
}

class Walker {
 public:
  Walker(const WalkOptions& options, std::vector<ReadFailure>& failures) : options_(options), failures_(failures) {}

  std::vector<ArchiveFile> run(const std::string& root) {
    struct stat info;
    if (::stat(root.c_str(), &info) != 0) {
      fail(root, errno);
    } else if (S_ISDIR(info.st_mode)) {
      root_ = root;
      std::error_code ignored;
      real_root_ = std::filesystem::canonical(root, ignored);
      if (options_.under.empty())
        visit_folder(root, "", {info.st_dev, info.st_ino});
      else
        visit_part();
      follow_links();
    } else if (on_kernel_filesystem(root, info.st_dev)) {
      fail(root, kernel_filesystem);
    } else {
      add_file(root, root.substr(root.rfind('/') + 1), info);
    }
    return sorted();
  }

 private:
  // The path is left out where it follows from the id, so that a million files take less memory.
  void list(std::string id, const std::string& path, std::uint64_t size, std::int64_t mtime_ns) {
    const bool follows = !root_.empty() && printable_name(id) == id && path == usual_path(root_, id);
    found_.push_back({std::move(id), follows ? "" : path, size, mtime_ns});
  }

  void fail(const std::string& path, int error) {
    add_failure(failures_, {printable_name(path), 0, std::generic_category().message(error)});
  }
  void fail(const std::string& path, std::string reason) {
    add_failure(failures_, {printable_name(path), 0, std::move(reason)});
  }

  // Visits options_.under, unless a folder above it is excluded. A missing path is no failure: the files were deleted.
  void visit_part() {
    const std::string& part = options_.under;
    for (std::size_t slash = part.find('/'); slash != std::string::npos; slash = part.find('/', slash + 1))
      if (matches_any(options_.exclude, part.substr(0, slash))) return;
    struct stat info;
    const std::string path = usual_path(root_, part);
    if (::lstat(path.c_str(), &info) != 0 && (errno == ENOENT || errno == ENOTDIR)) return;
    if (!options_.follow && leaves(path)) return fail(path, leaving_link);
    visit_entry(path, part);
  }

  void visit_folder(const std::string& path, const std::string& relative, DeviceInode folder) {
    if (full_ || !visited_.insert(folder).second) return;
    if (on_kernel_filesystem(path, folder.first)) return fail(path, kernel_filesystem);
    if (static_cast<std::size_t>(std::count(relative.begin(), relative.end(), '/')) >= options_.max_depth)
      return fail(path, "more than " + std::to_string(options_.max_depth) + " folders inside one another");
    std::vector<std::string> names = list_names(path);
    if (is_snapshot_folder(path.substr(path.rfind('/') + 1), names)) return add_snapshot(path, relative, names);
    if (is_index(names)) return pass_over(failures_, printable_name(path), 0, index_file_reason);
    if (is_maildir(names)) {
      maildirs_.insert(relative);
      std::erase(names, "tmp");  // messages in tmp/ are still being delivered
    }
    for (const std::string& name : names) {
      if (full_) return;
      if (holds_files_of_page(name, names)) continue;
      visit_entry(usual_path(path, name), relative.empty() ? name : relative + "/" + name);
    }
  }

  // Whether the folder "NAME_files" stands beside "NAME.html". Browsers put the images and scripts of a saved page
  // there. Office programs also call it "NAME.files" and "NAME.fld".
  static bool holds_files_of_page(const std::string& name, const std::vector<std::string>& names) {
    constexpr std::array<std::string_view, 10> endings = {"_files",    "-Dateien", "_fichiers",  "_archivos",
                                                          "_arquivos", "_elemei",  "_bestanden", "_file",
                                                          ".files",    ".fld"};
    for (const std::string_view ending : endings) {
      if (!name.ends_with(ending)) continue;
      const std::string page = name.substr(0, name.size() - ending.size());
      for (const char* type : {".html", ".htm", ".xhtml", ".shtml"})
        if (std::find(names.begin(), names.end(), page + type) != names.end()) return true;
    }
    return false;
  }

  // Whether the folder is an index of tra. A file of the name alone may be anything.
  static bool is_index(const std::vector<std::string>& names) {
    constexpr std::string_view manifest = "manifest-";
    constexpr std::size_t digits = 16;
    const auto is_manifest = [&](const std::string& name) {
      return name.size() == manifest.size() + digits && name.starts_with(manifest) &&
             name.find_first_not_of("0123456789abcdef", manifest.size()) == std::string::npos;
    };
    return std::find(names.begin(), names.end(), "write.lock") != names.end() &&
           std::any_of(names.begin(), names.end(), is_manifest);
  }

  static bool is_maildir(const std::vector<std::string>& names) {
    const auto has = [&](const char* name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    return has("cur") && has("new") && has("tmp");
  }

  // A message of a Maildir moves from new/ to cur/ and gets flags after ":2,". The id leaves both out, so it does not
  // change.
  std::string id_of(const std::string& relative) const {
    const std::size_t slash = relative.rfind('/');
    if (maildirs_.empty() || slash == std::string::npos) return relative;
    const std::string folder = relative.substr(0, slash), name = relative.substr(slash + 1);
    for (const std::string& maildir : maildirs_) {
      const std::string current = maildir.empty() ? "cur" : maildir + "/cur";
      if (folder == current || folder == current.substr(0, current.size() - 3) + "new")
        return current + "/" + name.substr(0, name.find(":2,"));
    }
    return relative;
  }

  // A snapshot is one article. Its folder is listed in place of its files, and counts as changed when one of them
  // changes.
  void add_snapshot(const std::string& path, const std::string& relative, const std::vector<std::string>& names) {
    if (!options_.include.empty() && !matches_any(options_.include, relative)) return;
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
    for (const std::string& name : names) {
      struct stat info;
      if (::stat((path + "/" + name).c_str(), &info) != 0) continue;
      if (S_ISREG(info.st_mode)) size += static_cast<std::uint64_t>(info.st_size);
      mtime_ns = std::max(mtime_ns, changed_at(info));
    }
    list(relative.empty() ? path.substr(path.rfind('/') + 1) : relative, path, size, mtime_ns);
  }

  static std::int64_t changed_at(const struct stat& info) {
    return static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
  }

  std::vector<std::string> list_names(const std::string& path) {
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> dir(::opendir(path.c_str()), ::closedir);
    errno = dir == nullptr ? errno : 0;
    while (const dirent* entry = dir == nullptr ? nullptr : ::readdir(dir.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
      errno = 0;
    }
    if (errno != 0) fail(path, errno);
    return names;
  }

  void visit_entry(const std::string& path, const std::string& relative) {
    if (matches_any(options_.exclude, relative)) return;
    struct stat info;
    if (::lstat(path.c_str(), &info) != 0) return fail(path, errno);
    if (S_ISLNK(info.st_mode)) {
      links_.push_back({path, relative});  // visited after everything that is reachable without a link
    } else if (S_ISDIR(info.st_mode)) {
      visit_folder(path, relative, {info.st_dev, info.st_ino});
    } else {
      add_file(path, relative, info);
    }
  }

  void follow_links() {
    while (!links_.empty() && !full_) {
      std::sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) { return a.relative < b.relative; });
      const Link link = std::move(links_.front());
      links_.pop_front();
      follow(link);
    }
  }

  void follow(const Link& link) {
    struct stat info;
    if (::stat(link.path.c_str(), &info) != 0) {
      if (errno == ELOOP) return fail(link.path, "symbolic links that lead back to themselves");
      if (errno == ENOENT) return fail(link.path, "a symbolic link to nothing");
      return fail(link.path, errno);
    }
    if (!options_.follow && leaves(link.path)) return fail(link.path, leaving_link);
    if (on_kernel_filesystem(link.path, info.st_dev)) return fail(link.path, kernel_filesystem);
    if (!S_ISDIR(info.st_mode)) return add_file(link.path, link.relative, info);
    if (leads_to_own_folder(link, {info.st_dev, info.st_ino}))
      return fail(link.path, "a symbolic link to a folder it lies in");
    visit_folder(link.path, link.relative, {info.st_dev, info.st_ino});
  }

  bool leaves(const std::string& path) const {
    std::error_code error;
    const auto relative = std::filesystem::canonical(path, error).lexically_relative(real_root_);
    return error || relative.empty() || *relative.begin() == "..";
  }

  bool on_kernel_filesystem(const std::string& path, dev_t device) {
    const auto [known, is_new] = kernel_devices_.try_emplace(device);
    if (is_new) known->second = is_kernel_filesystem(path);
    return known->second;
  }

  // Whether the link points to the root folder or to a folder that contains the link, which would be an endless loop.
  bool leads_to_own_folder(const Link& link, DeviceInode target) const {
    for (std::size_t end = link.relative.rfind('/');; end = link.relative.rfind('/', end - 1)) {
      const std::string folder = end == std::string::npos ? root_ : root_ + "/" + link.relative.substr(0, end);
      struct stat info;
      if (::stat(folder.c_str(), &info) == 0 && DeviceInode(info.st_dev, info.st_ino) == target) return true;
      if (end == std::string::npos) return false;
    }
  }

  void add_file(const std::string& path, const std::string& relative, const struct stat& info) {
    if (!options_.include.empty() && !matches_any(options_.include, relative)) return;
    if (!S_ISREG(info.st_mode)) return fail(path, "not a file: a device, socket or pipe");
    if (found_.size() >= options_.max_files) {
      full_ = true;
      return fail(root_, "more than " + std::to_string(options_.max_files) + " files");
    }
    list(id_of(relative), path, static_cast<std::uint64_t>(info.st_size), changed_at(info));
  }

  std::vector<ArchiveFile> sorted() {
    std::sort(found_.begin(), found_.end(), [](const ArchiveFile& a, const ArchiveFile& b) { return a.id < b.id; });
    for (ArchiveFile& file : found_) file.id = printable_name(file.id);
    return std::move(found_);
  }

  static constexpr const char* leaving_link = "a symbolic link out of the archive, not followed";
  static constexpr const char* kernel_filesystem = "a file system of the kernel, which holds no articles";

  const WalkOptions& options_;
  std::vector<ReadFailure>& failures_;
  std::string root_;
  std::filesystem::path real_root_;
  bool full_ = false;                     // the limit on the number of files was reached
  std::map<dev_t, bool> kernel_devices_;  // by device: whether it shows kernel state
  std::set<DeviceInode> visited_;
  std::set<std::string> maildirs_;  // relative paths
  std::deque<Link> links_;
  std::vector<ArchiveFile> found_;  // ids are raw bytes until sorted() is called
};

}  // namespace

std::vector<ArchiveFile> walk(const std::string& folder_or_file, const WalkOptions& options,
                              std::vector<ReadFailure>& failures) {
  std::vector<ArchiveFile> files = walk_briefly(folder_or_file, options, failures);
  for (ArchiveFile& file : files)
    if (file.path.empty()) file.path = usual_path(folder_or_file, file.id);
  return files;
}

std::vector<ArchiveFile> walk_briefly(const std::string& folder_or_file, const WalkOptions& options,
                                      std::vector<ReadFailure>& failures) {
  return Walker(options, failures).run(folder_or_file);
}

std::string usual_path(const std::string& folder, const std::string& id) {
  return folder.ends_with('/') ? folder + id : folder + "/" + id;
}

}  // namespace tra
