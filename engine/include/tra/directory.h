// An interface to storage, which tests replace to inject faults and to simulate crashes.
//
// A directory holds files that are written once: a file is created, appended to and synced, and afterwards only mapped,
// renamed or removed. Implementations are thread-safe; an OutputFile is used by one thread at a time. Every function
// throws Error(io) with the path and the system's reason when the storage fails.
//
//   const std::shared_ptr<tra::Directory> folder = tra::open_directory("news.tra", true);
//   for (const std::string& name : folder->list()) std::cout << folder->path(name) << '\n';
//
// Writers and snapshots share the directory that they are given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tra {

// A file being written. Its content may be lost in a crash unless sync() returned before.
class OutputFile {
 public:
  virtual ~OutputFile() = default;
  virtual void append(std::span<const std::byte> bytes) = 0;
  virtual void sync() = 0;  // returns when all appended bytes are on stable storage
  virtual std::uint64_t size() const = 0;
};

// A read-only view of a whole file. It stays valid while this object exists, even after the file was removed.
// Thread-safe.
class MappedFile {
 public:
  virtual ~MappedFile() = default;
  // All bytes of the file. Their values are undefined until fetch() was called for them.
  virtual std::span<const std::byte> bytes() const noexcept = 0;
  // Reads the bytes [offset, offset + length), which must lie inside the file, where they are not in memory yet. Throws
  // Error(io) when the file cannot be read any more. Files that are in memory do nothing, which is the default.
  virtual void fetch(std::uint64_t offset, std::uint64_t length) const {
    static_cast<void>(offset);
    static_cast<void>(length);
  }
};

// The lock of an index's only writer. It is released by the destructor, and by the kernel when the process ends.
class DirectoryLock {
 public:
  virtual ~DirectoryLock() = default;
};

class Directory {
 public:
  virtual ~Directory() = default;
  virtual std::vector<std::string> list() const = 0;                        // file names without paths, in byte order
  virtual std::unique_ptr<OutputFile> create(const std::string& name) = 0;  // fails when the name exists
  virtual std::shared_ptr<const MappedFile> map(const std::string& name) const = 0;
  virtual void rename(const std::string& from, const std::string& to) = 0;  // atomic; replaces `to`
  virtual void remove(const std::string& name) = 0;
  virtual void sync() = 0;  // makes creations, renames and removals durable
  // throws Error(locked) when it is held elsewhere
  virtual std::unique_ptr<DirectoryLock> lock(const std::string& name) = 0;
  virtual std::uint64_t free_bytes() const = 0;
  virtual std::string path(const std::string& name) const = 0;  // for messages
};

// How the files of a folder are read.
enum class FileAccess : std::uint8_t {
  // Files are mapped, or read when they are on a network or FUSE file system, where mapped pages can fail later.
  automatic,
  // Files are mapped into memory: opening is cheap, and processes share the pages. When a mapped file is truncated or
  // its disk fails, the process gets SIGBUS, for which the program `tra` prints a message.
  map,
  // Files are read into memory, 64 KiB at a time, when a part is first needed, and these parts stay until the file is
  // closed. When a file is truncated or its disk fails, a search that needs another part throws Error(io). A file of
  // more than 64 KiB keeps a descriptor, unless half of the descriptors that the process may have are in use; then it
  // is
  // read whole.
  read,
};

// Opens a folder of the file system. A missing folder is created when `create` is set; otherwise throws Error(io).
std::shared_ptr<Directory> open_directory(const std::string& path, bool create = false,
                                          FileAccess access = FileAccess::automatic);

// A directory in memory, for tests and short-lived indexes.
std::shared_ptr<Directory> memory_directory();

}  // namespace tra
