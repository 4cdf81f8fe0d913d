#include "store/take_over.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "store/posix_file.h"

namespace tra {
namespace {

// Whether a link was made. A file system that has none, or two file systems, are no error.
bool link(const Directory& from, const Directory& to, const std::string& name) {
  if (dynamic_cast<const FolderDirectory*>(&from) == nullptr || dynamic_cast<const FolderDirectory*>(&to) == nullptr)
    return false;
  const std::string target = to.path(name);
  if (::link(from.path(name).c_str(), target.c_str()) != 0) {
    if (errno == EXDEV || errno == EPERM || errno == EMLINK || errno == EOPNOTSUPP || errno == ENOSYS) return false;
    throw_io("link from " + from.path(name), target, errno);
  }
  // Whoever brought the file here may not have waited until it was stored.
  sync_file(open_file(target, O_RDONLY, "open"), target);
  return true;
}

}  // namespace

std::uint64_t copy_file(const Directory& from, const std::string& name, Directory& to, const std::string& as) {
  constexpr std::size_t at_once = 1 << 20;
  const auto mapped = from.map(name);
  const auto copy = to.create(as);
  const auto bytes = mapped->bytes();
  for (std::size_t done = 0; done < bytes.size();) {
    const auto part = bytes.subspan(done, std::min(bytes.size() - done, at_once));
    mapped->fetch(done, part.size());
    copy->append(part);
    done += part.size();
  }
  copy->sync();
  return copy->size();
}

bool take_over(const Directory& from, Directory& to, const std::string& name) {
  if (link(from, to, name)) return false;
  copy_file(from, name, to, name);
  return true;
}

}  // namespace tra
