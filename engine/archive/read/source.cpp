#include "archive/read/source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>
#include <system_error>
#include <utility>

namespace tra {
namespace {

std::string system_message(int error) { return std::generic_category().message(error); }

class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd_ < 0) throw ReadError("cannot be opened: " + system_message(errno));
    ::posix_fadvise(fd_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override { ::close(fd_); }

  std::size_t read(char* into, std::size_t n) override {
    for (;;) {
      const ssize_t got = ::read(fd_, into, n);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) throw ReadError("cannot be read: " + system_message(errno));
    }
  }

 private:
  int fd_;
};

class StreamSource : public ByteSource {
 public:
  explicit StreamSource(std::istream& in) : in_(in) {}
  std::size_t read(char* into, std::size_t n) override {
    if (!in_) return 0;
    in_.read(into, static_cast<std::streamsize>(n));
    if (in_.bad()) throw ReadError("cannot be read");
    return static_cast<std::size_t>(in_.gcount());
  }

 private:
  std::istream& in_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* into, std::size_t n) override {
    const std::size_t got = bytes_.copy(into, n, used_);
    used_ += got;
    if (used_ == bytes_.size()) {  // freed at once, because the reader goes on with a copy
      std::string().swap(bytes_);
      used_ = 0;
    }
    return got;
  }

 private:
  std::string bytes_;
  std::size_t used_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file_source(const std::string& path) { return std::make_unique<FileSource>(path); }
std::unique_ptr<ByteSource> open_stream_source(std::istream& in) { return std::make_unique<StreamSource>(in); }
std::unique_ptr<ByteSource> open_memory_source(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

std::string_view PeekSource::peek(std::size_t n) {
  while (head_.size() - taken_ < n && !damage_) {
    const std::size_t have = head_.size();
    head_.resize(taken_ + n);
    std::size_t got = 0;
    try {
      got = inner_->read(head_.data() + have, head_.size() - have);
    } catch (const ReadError&) {
      head_.resize(have);
      if (have == taken_) throw;
      damage_ = std::current_exception();  // thrown after the bytes before the damage were read
      break;
    }
    head_.resize(have + got);
    if (got == 0) break;
  }
  return std::string_view(head_).substr(taken_, n);
}

std::size_t PeekSource::read(char* into, std::size_t n) {
  if (taken_ == head_.size() && damage_) std::rethrow_exception(std::exchange(damage_, nullptr));
  if (taken_ == head_.size()) return inner_->read(into, n);
  const std::size_t got = std::min(n, head_.size() - taken_);
  std::memcpy(into, head_.data() + taken_, got);
  taken_ += got;
  return got;
}

std::string read_all(ByteSource& source, std::uint64_t limit, const std::function<void(std::size_t)>& hold) {
  std::string bytes;
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) {
      const std::size_t wanted = std::max<std::size_t>(64 << 10, 2 * bytes.size());
      if (hold) hold(wanted);
      bytes.resize(std::min<std::size_t>(wanted, std::max<std::size_t>(limit + 1, 64 << 10)));
    }
    const std::size_t got = source.read(bytes.data() + used, bytes.size() - used);
    if (got == 0) break;
    used += got;
    if (used > limit) throw ReadError("longer than the limit of " + format_bytes(limit));
  }
  bytes.resize(used);
  return bytes;
}

std::string format_bytes(std::uint64_t bytes) {
  if (bytes >= (1u << 20) && bytes % (1u << 20) == 0) return std::to_string(bytes >> 20) + " MiB";
  if (bytes >= (1u << 10) && bytes % (1u << 10) == 0) return std::to_string(bytes >> 10) + " KiB";
  return std::to_string(bytes) + " bytes";
}

}  // namespace tra
