#include "store/posix_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "tra/error.h"

namespace tra {
namespace {

template <typename Call>
auto retry_interrupted(Call call) {
  auto result = call();
  while (result == -1 && errno == EINTR) result = call();
  return result;
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);  // not retried: on Linux the descriptor is closed whatever close() returns
}

void throw_io(const std::string& action, const std::string& path, int error) {
  throw Error(ErrorCode::io, "cannot " + action + ": " + std::generic_category().message(error), path);
}

Descriptor open_file(const std::string& path, int flags, const std::string& action) {
  const int fd = retry_interrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0644); });
  if (fd < 0) throw_io(action, path, errno);
  return Descriptor(fd);
}

void read_all(const Descriptor& file, std::span<std::byte> bytes, const std::string& path, std::uint64_t offset) {
  constexpr std::size_t kAtOnce = 1u << 30;  // Linux reads less than 2 GiB per call
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t got = retry_interrupted([&] {
      return ::pread(file.get(), bytes.data() + done, std::min(bytes.size() - done, kAtOnce),
                     static_cast<off_t>(offset + done));
    });
    if (got < 0) throw_io("read", path, errno);
    if (got == 0) throw Error(ErrorCode::io, "cannot read: the file was cut short meanwhile", path, offset + done);
    done += static_cast<std::size_t>(got);
  }
}

void write_all(const Descriptor& file, std::span<const std::byte> bytes, const std::string& path) {
  constexpr std::size_t kAtOnce = 1u << 30;  // Linux writes less than 2 GiB per call
  while (!bytes.empty()) {
    const ssize_t written =
        retry_interrupted([&] { return ::write(file.get(), bytes.data(), std::min(bytes.size(), kAtOnce)); });
    if (written < 0) throw_io("write", path, errno);
    if (written == 0) throw_io("write", path, ENOSPC);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void sync_file(const Descriptor& file, const std::string& path) {
  if (retry_interrupted([&] { return ::fsync(file.get()); }) != 0) throw_io("sync", path, errno);
}

void sync_folder(const Descriptor& folder, const std::string& path) {
  // EINVAL comes from file systems that cannot sync folders; nothing more can be done there.
  if (retry_interrupted([&] { return ::fsync(folder.get()); }) != 0 && errno != EINVAL)
    throw_io("sync the folder", path, errno);
}

}  // namespace tra
