// System calls on files and folders. Each is retried on EINTR, and a failure becomes Error(io) with path and reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace tra {

// A file descriptor that is closed by the destructor.
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

// Throws Error(io) with the message "cannot ACTION: REASON [PATH]". REASON describes `error`, an errno value.
[[noreturn]] void throw_io(const std::string& action, const std::string& path, int error);

// Calls open(2) with O_CLOEXEC; new files get mode 0644 minus the umask.
Descriptor open_file(const std::string& path, int flags, const std::string& action);

// write_all() writes all of `bytes`, even when the system takes them in parts. read_all() fills `bytes` from `offset`
// of the file on and throws Error(io) when the file is shorter.
void read_all(const Descriptor& file, std::span<std::byte> bytes, const std::string& path, std::uint64_t offset = 0);
void write_all(const Descriptor& file, std::span<const std::byte> bytes, const std::string& path);

// Calls fsync(2). After a failure the state of the written data is unknown, even if a later call succeeds.
void sync_file(const Descriptor& file, const std::string& path);

// Calls fsync(2) on a folder, which makes its entries durable.
void sync_folder(const Descriptor& folder, const std::string& path);

}  // namespace tra
