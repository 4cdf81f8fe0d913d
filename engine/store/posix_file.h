// The system calls a folder needs, each retried on EINTR and turned into Error(io) with path and reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace tra {

// A file descriptor that is closed with its object.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) noexcept : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  int get() const noexcept { return fd_; }

 private:
  int fd_;
};

// Throws Error(io): "cannot ACTION: REASON [PATH]", with the reason of `error`, an errno value.
[[noreturn]] void throw_io(const std::string& action, const std::string& path, int error);

// open(2), O_CLOEXEC added, new files with mode 0644 (less the umask).
Descriptor open_file(const std::string& path, int flags, const std::string& action);

// Writes all of `bytes`, also when the system takes them in parts.
// Fills `bytes` from the file's beginning; Error(io) where the file ends before.
void read_all(const Descriptor& file, std::span<std::byte> bytes, const std::string& path);
void write_all(const Descriptor& file, std::span<const std::byte> bytes, const std::string& path);

// fsync(2). After a failure the written data's state is unknown, also if a later call would succeed.
void sync_file(const Descriptor& file, const std::string& path);

// fsync(2) of a folder, which makes the names in it durable.
void sync_folder(const Descriptor& folder, const std::string& path);

}  // namespace tra
