// A Directory in the file system. Files are written and mapped by system calls: Boost has no fsync, and its mapped
// files keep their descriptors, of which a process has 1,024 by default, while an index of 1,000 segments has 6,000
// files.
#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <system_error>
#include <utility>

#include "store/file_name.h"
#include "store/posix_file.h"
#include "store/take_over.h"
#include "tra/clock.h"
#include "tra/directory.h"
#include "tra/error.h"
#include "tra/format/file.h"

namespace tra {
namespace {

constexpr std::size_t kWriteBuffer = 256 << 10;
constexpr std::size_t kPart = format::kPageSize;  // of a file: what format::File verifies at once

class PosixOutput final : public OutputFile {
 public:
  explicit PosixOutput(std::string path) : path_(std::move(path)), file_(create_file(path_)) {
    buffer_.reserve(kWriteBuffer);
  }

  void append(std::span<const std::byte> bytes) override {
    if (buffer_.size() + bytes.size() > kWriteBuffer) flush();
    if (bytes.size() >= kWriteBuffer)
      write(bytes);
    else
      buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    size_ += bytes.size();
  }

  void sync() override {
    flush();
    // After a failed fsync the kernel may drop the dirty pages, and the next fsync may report success (Rebello et al.,
    // "Can Applications Recover from fsync Failures?", ATC 2020). A file whose sync failed therefore stays failed.
    failed_ = true;
    sync_file(file_, path_);
    failed_ = false;
  }

  std::uint64_t size() const override { return size_; }

 private:
  static Descriptor create_file(const std::string& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode))
      throw Error(ErrorCode::io, "cannot create: a folder of this name is in the way; move it elsewhere", path);
    return open_file(path, O_WRONLY | O_CREAT | O_EXCL, "create");
  }

  void flush() {
    write(buffer_);
    buffer_.clear();
  }

  void write(std::span<const std::byte> bytes) {
    if (failed_) throw_io("go on writing after an error", path_, EIO);
    failed_ = true;
    write_all(file_, bytes, path_);
    failed_ = false;
  }

  std::string path_;
  Descriptor file_;
  std::vector<std::byte> buffer_;
  std::uint64_t size_ = 0;
  bool failed_ = false;
};

// The size of a file that must be a regular one.
std::size_t size_of(const Descriptor& file, const std::string& path, const std::string& action) {
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) throw_io(action, path, errno);
  if (!S_ISREG(info.st_mode)) throw Error(ErrorCode::io, "cannot " + action + ": not a regular file", path);
  return static_cast<std::size_t>(info.st_size);
}

// A map stays valid when its descriptor is closed.
class PosixMapped final : public MappedFile {
 public:
  explicit PosixMapped(const std::string& path) {
    const Descriptor file = open_file(path, O_RDONLY | O_NONBLOCK, "map");
    size_ = size_of(file, path, "map");
    if (size_ == 0) return;  // an empty range cannot be mapped
    bytes_ = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.get(), 0);
    if (bytes_ != MAP_FAILED) {
      // fetch() asks for the pages that are needed. By itself the system would read the disk's readahead around each.
      ::posix_madvise(bytes_, size_, POSIX_MADV_RANDOM);
      return;
    }
    if (errno == ENOMEM)
      throw Error(ErrorCode::io, "cannot map: no memory, or the process maps more files than vm.max_map_count", path);
    throw_io("map", path, errno);
  }
  ~PosixMapped() override {
    if (size_ != 0) ::munmap(bytes_, size_);
  }
  PosixMapped(const PosixMapped&) = delete;
  PosixMapped& operator=(const PosixMapped&) = delete;

  std::span<const std::byte> bytes() const noexcept override { return {static_cast<const std::byte*>(bytes_), size_}; }

  // Asks the system to read pages at once before they are touched. Short ranges are left to a page fault. Pages in
  // memory are not asked for: that takes many times as long as looking whether they are there. One from their middle
  // tells, since the header and the trailer at the ends were read when the file was opened. Both calls only speed up
  // what follows, so a failure does not matter.
  void fetch(std::uint64_t offset, std::uint64_t length) const override {
    constexpr std::uint64_t kSystemPage = 4096;  // addresses of these calls are multiples of it
    if (length < kPart) return;
    char* const from = static_cast<char*>(bytes_) + offset / kSystemPage * kSystemPage;
    unsigned char is_in_memory = 0;
    if (::mincore(from + length / 2 / kSystemPage * kSystemPage, 1, &is_in_memory) != 0 || (is_in_memory & 1) != 0)
      return;
    ::posix_madvise(from, length, POSIX_MADV_WILLNEED);
  }

 private:
  void* bytes_ = nullptr;
  std::size_t size_ = 0;
};

// Address space for a file. Memory is taken for the parts that are written.
class Reserved {
 public:
  Reserved(std::size_t size, const std::string& path) : size_(size) {
    if (size == 0) return;
    begin_ = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (begin_ == MAP_FAILED) throw_io("reserve memory for", path, errno);
  }
  ~Reserved() {
    if (size_ != 0) ::munmap(begin_, size_);
  }
  Reserved(const Reserved&) = delete;
  Reserved& operator=(const Reserved&) = delete;
  std::span<std::byte> bytes() const noexcept { return {static_cast<std::byte*>(begin_), size_}; }

 private:
  void* begin_ = nullptr;
  std::size_t size_;
};

// Whether the process has few open files beside what it may have. The system numbers descriptors from the lowest free
// number on.
bool may_stay_open(const Descriptor& file) {
  struct rlimit limit {};
  return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 && static_cast<rlim_t>(file.get()) < limit.rlim_cur / 2;
}

// A file that is read into memory part by part.
class PosixRead final : public MappedFile {
 public:
  explicit PosixRead(std::string path)
      : path_(std::move(path)),
        file_(open_file(path_, O_RDONLY | O_NONBLOCK, "open")),
        contents_(size_of(file_, path_, "read"), path_),
        is_read_((contents_.bytes().size() + kPart - 1) / kPart) {
    if (is_read_.size() > 1 && may_stay_open(file_)) return;
    fetch(0, contents_.bytes().size());
    file_ = Descriptor();
  }

  std::span<const std::byte> bytes() const noexcept override { return contents_.bytes(); }

  void fetch(std::uint64_t offset, std::uint64_t length) const override {
    if (length == 0 || file_.get() < 0) return;
    const std::lock_guard lock(mutex_);
    const std::size_t end = (offset + length - 1) / kPart + 1;
    for (std::size_t first = offset / kPart, last; first < end; first = last + 1) {
      for (last = first; last < end && !is_read_[last];) ++last;
      if (last > first) read(first, last);
    }
  }

 private:
  // Reads the parts [first, last) at once.
  void read(std::size_t first, std::size_t last) const {
    const std::size_t begin = first * kPart, end = std::min(last * kPart, contents_.bytes().size());
    read_all(file_, contents_.bytes().subspan(begin, end - begin), path_, begin);
    std::fill(is_read_.begin() + static_cast<std::ptrdiff_t>(first),
              is_read_.begin() + static_cast<std::ptrdiff_t>(last), true);
  }

  std::string path_;
  Descriptor file_;  // open while parts may be missing
  Reserved contents_;
  mutable std::mutex mutex_;
  mutable std::vector<bool> is_read_;  // for each part
};

Descriptor open_folder(const std::string& path) { return open_file(path, O_RDONLY | O_DIRECTORY, "open the folder"); }

// Whether the folder is on a network or FUSE file system, where mapped pages can become unreadable later.
bool is_remote(const Descriptor& folder) {
  constexpr long kNfs = 0x6969, kSmb = 0x517B, kCifs = 0xFF534D42, kSmb2 = 0xFE534D42, kFuse = 0x65735546,
                 kNinePlan = 0x01021997, kCeph = 0x00C36400, kAfs = 0x5346414F;
  struct statfs info {};
  if (::fstatfs(folder.get(), &info) != 0) return false;
  const auto type = static_cast<long>(static_cast<unsigned int>(info.f_type));
  return type == kNfs || type == kSmb || type == kCifs || type == kSmb2 || type == kFuse || type == kNinePlan ||
         type == kCeph || type == kAfs;
}

// An open file description lock belongs to one descriptor. It therefore excludes two writers of the same process too,
// and closing another descriptor of the file does not release it, unlike with an F_SETLK lock. A fork of the process
// has the descriptor too, so closing it would not release the lock while the fork lives: the holder releases it.
class PosixLock final : public DirectoryLock {
 public:
  explicit PosixLock(const std::string& path) : file_(open_regular(path)) {
    struct flock whole_file {};
    whole_file.l_type = F_WRLCK;
    whole_file.l_whence = SEEK_SET;
    if (::fcntl(file_.get(), F_OFD_SETLK, &whole_file) != 0) {
      if (errno == EAGAIN || errno == EACCES)
        throw Error(ErrorCode::locked, "another writer holds the lock" + holder(), path);
      throw_io("lock", path, errno);
    }
    write_holder();
  }

  // A fork of the holder that destroys its copy must not release the holder's lock.
  ~PosixLock() override {
    if (::getpid() != holder_process_) return;
    struct flock whole_file {};
    whole_file.l_type = F_UNLCK;
    whole_file.l_whence = SEEK_SET;
    ::fcntl(file_.get(), F_OFD_SETLK, &whole_file);
  }

 private:
  // A link is not followed. It, a folder or a pipe may have been put there by anybody who may write into the index.
  static Descriptor open_regular(const std::string& path) {
    struct stat info {};
    const auto require_regular = [&](int failed) {
      if (failed == 0 && !S_ISREG(info.st_mode))
        throw Error(ErrorCode::io, "the lock is not a regular file; remove it", path);
    };
    require_regular(::lstat(path.c_str(), &info));
    Descriptor file = open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW, "open the lock");
    require_regular(::fstat(file.get(), &info));
    return file;
  }

  // Writes who holds the lock into the file, because the kernel does not tell. The text is only for people, so a
  // failure to write it (for example on a full disk) is ignored.
  void write_holder() const {
    char host[256] = "";
    ::gethostname(host, sizeof host - 1);
    const std::string text =
        "process " + std::to_string(::getpid()) + " on " + host + " since " + utc_text(current_time()) + "\n";
    if (::ftruncate(file_.get(), 0) == 0) static_cast<void>(!::pwrite(file_.get(), text.data(), text.size(), 0));
  }

  std::string holder() const {
    char text[512];
    const ssize_t size = ::pread(file_.get(), text, sizeof text, 0);
    std::string found;
    for (ssize_t i = 0; i < size && text[i] >= ' ' && text[i] <= '~'; ++i) found += text[i];
    return found.empty() ? "" : " (" + found + ")";
  }

  Descriptor file_;
  const pid_t holder_process_ = ::getpid();
};

// The folder's next entry, or null at its end.
const dirent* next_entry(DIR* folder, const std::string& path) {
  errno = 0;
  const dirent* entry = readdir(folder);
  if (entry == nullptr && errno != 0) throw_io("list the folder", path, errno);
  return entry;
}

// Symbolic links count too, because their names prevent creating files of the same names. Where the file system tells
// no types with the names, the file is asked for its own; one that was removed meanwhile does not count.
bool is_file_or_link(DIR* folder, const dirent& entry) {
  if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_REG || entry.d_type == DT_LNK;
  struct stat info {};
  return fstatat(dirfd(folder), entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
         (S_ISREG(info.st_mode) || S_ISLNK(info.st_mode));
}

class PosixDirectory final : public FolderDirectory {
 public:
  PosixDirectory(std::string folder, FileAccess access)
      : folder_(std::move(folder)),
        reads_(is_remote(open_folder(folder_)) ? access != FileAccess::map : access == FileAccess::read) {}

  std::vector<std::string> list() const override {
    // Not std::filesystem::directory_iterator: libstdc++ ends the process where memory for the next entry's path fails.
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(folder_.c_str()), closedir);
    if (!folder) throw_io("list the folder", folder_, errno);
    std::vector<std::string> names;
    while (const dirent* entry = next_entry(folder.get(), folder_))
      if (is_file_or_link(folder.get(), *entry)) names.emplace_back(entry->d_name);
    std::sort(names.begin(), names.end());
    return names;
  }

  std::unique_ptr<OutputFile> create(const std::string& name) override {
    return std::make_unique<PosixOutput>(checked_path(name));
  }

  std::shared_ptr<const MappedFile> map(const std::string& name) const override {
    if (reads_) return std::make_shared<PosixRead>(checked_path(name));
    return std::make_shared<PosixMapped>(checked_path(name));
  }

  void rename(const std::string& from, const std::string& to) override {
    const std::string source = checked_path(from), target = checked_path(to);
    if (std::rename(source.c_str(), target.c_str()) != 0) throw_io("rename to " + to, source, errno);
  }

  void remove(const std::string& name) override {
    const std::string file = checked_path(name);
    if (::unlink(file.c_str()) != 0) throw_io("remove", file, errno);
  }

  void sync() override { sync_folder(open_folder(folder_), folder_); }

  std::unique_ptr<DirectoryLock> lock(const std::string& name) override {
    return std::make_unique<PosixLock>(checked_path(name));
  }

  std::uint64_t free_bytes() const override {
    struct statvfs info {};
    if (::statvfs(folder_.c_str(), &info) != 0) throw_io("ask for free space", folder_, errno);
    return static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
  }

  const std::string& folder() const noexcept override { return folder_; }

  std::string path(const std::string& name) const override {
    return folder_.ends_with('/') ? folder_ + name : folder_ + "/" + name;
  }

 private:
  std::string checked_path(const std::string& name) const {
    check_file_name(name);
    return path(name);
  }

  std::string folder_;  // no descriptor: a process opens the folders of thousands of parts at once
  bool reads_;
};

// Creates a folder and its missing parents, and syncs the parent of each.
void make_folder(const std::filesystem::path& folder) {
  std::error_code unknown;
  if (std::filesystem::is_directory(folder, unknown)) return;
  const std::filesystem::path parent = folder.has_parent_path() ? folder.parent_path() : ".";
  if (!folder.has_filename()) return make_folder(parent);  // "a/b/" is "a/b"
  make_folder(parent);
  if (::mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST) throw_io("make the folder", folder.string(), errno);
  sync_folder(open_folder(parent.string()), parent.string());
}

}  // namespace

std::shared_ptr<Directory> open_directory(const std::string& path, bool create, FileAccess access) {
  if (create) make_folder(path);
  return std::make_shared<PosixDirectory>(path, access);
}

}  // namespace tra
