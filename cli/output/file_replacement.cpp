#include "output/file_replacement.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "tra/error.h"

namespace tra::cli {
namespace {

constexpr mode_t kNewFile = 0666;  // without the bits of the umask

// A file opened for writing. Functions return false with errno set.
class Output {
 public:
  Output(const std::string& path, int flags)
      : descriptor_(::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, kNewFile)) {}
  ~Output() { close(); }
  Output(const Output&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  bool write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t count = ::write(descriptor_, text.data(), text.size());
      if (count < 0 && errno != EINTR) return false;
      text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return true;
  }
  bool take_mode(const struct stat& other) {
    if (::fchown(descriptor_, other.st_uid, other.st_gid) != 0) errno = 0;  // it stays the user's own
    return ::fchmod(descriptor_, other.st_mode & 07777) == 0;
  }
  bool sync() { return ::fsync(descriptor_) == 0; }
  bool close() {
    const int descriptor = std::exchange(descriptor_, -1);
    return descriptor < 0 || ::close(descriptor) == 0;
  }

 private:
  int descriptor_;
};

// Whether the path stands for an open file of the process, such as /dev/stdout.
bool is_descriptor(const std::string& path) {
  return path.starts_with("/dev/std") || path.starts_with("/dev/fd/") || path.starts_with("/proc/");
}

bool write_into(const std::string& path, std::string_view text) {
  Output out(path, is_descriptor(path) ? O_APPEND : O_CREAT | O_TRUNC);
  return out.is_open() && out.write(text) && out.close();
}

// Creates a file in the folder of `path`; its name is a new one.
std::string name_beside(const std::filesystem::path& path, std::optional<Output>& file) {
  constexpr int tries = 100;
  std::string name;
  for (int i = 0; i < tries; ++i) {
    name = (path.parent_path() / (".tra.tmp-" + std::to_string(::getpid()) + "-" + std::to_string(i))).string();
    file.emplace(name, O_CREAT | O_EXCL | O_NOFOLLOW);
    if (file->is_open() || errno != EEXIST) break;
  }
  return name;
}

bool is_refused(int error) { return error == EACCES || error == EPERM || error == EROFS || error == EBUSY; }

// Puts a new file in the place of a regular one, or of none. `old` is the one that is there.
bool put_in_place(const std::string& path, const std::optional<struct stat>& old, std::string_view text) {
  if (old && ::access(path.c_str(), W_OK) != 0) return false;
  std::optional<Output> file;
  const std::string beside = name_beside(path, file);
  if (!file->is_open()) return is_refused(errno) && write_into(path, text);
  const bool written = (!old || file->take_mode(*old)) && file->write(text) && file->sync() && file->close();
  if (written && ::rename(beside.c_str(), path.c_str()) == 0) return true;
  const int error = errno;
  ::unlink(beside.c_str());
  if (written && is_refused(error)) return write_into(path, text);
  errno = error;
  return false;
}

bool write_or_replace(const std::string& path, std::string_view text) {
  struct stat old;
  if (::stat(path.c_str(), &old) != 0) {
    struct stat link;
    const bool dangles = ::lstat(path.c_str(), &link) == 0;
    return dangles ? write_into(path, text) : put_in_place(path, std::nullopt, text);
  }
  if (!S_ISREG(old.st_mode) || is_descriptor(path)) return write_into(path, text);
  std::error_code error;
  const std::string followed = std::filesystem::canonical(path, error).string();
  return error ? write_into(path, text) : put_in_place(followed, old, text);
}

}  // namespace

void replace_file(const std::string& path, std::string_view text, const std::string& failure) {
  if (!write_or_replace(path, text))
    throw Error(ErrorCode::io, failure + ": " + std::generic_category().message(errno), path);
}

}  // namespace tra::cli
