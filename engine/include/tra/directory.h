// Storage as an interface, so that tests can replace it to inject faults and to enumerate crashes.
//
// A directory holds flat, write-once files: a name is created once, appended to, synced, and later only mapped, renamed
// or removed. Implementations are safe to call from many threads at once; an OutputFile is for one thread at a time.
// Every function throws Error(io) with the path and the system's reason when the storage refuses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tra {

// A file being written. Destroying it without sync() leaves its durability undefined; that is what a crash test drops.
class OutputFile {
 public:
  virtual ~OutputFile() = default;
  virtual void append(std::span<const std::byte> bytes) = 0;
  virtual void sync() = 0;  // returns only when every appended byte is on stable storage
  virtual std::uint64_t size() const = 0;
};

// A read-only view of a whole file, valid as long as the object lives, also after the file has been removed.
class MappedFile {
 public:
  virtual ~MappedFile() = default;
  virtual std::span<const std::byte> bytes() const noexcept = 0;
};

// Held by the one writer of an index; released by the destructor and, the kernel sees to it, by the end of the process.
class DirectoryLock {
 public:
  virtual ~DirectoryLock() = default;
};

class Directory {
 public:
  virtual ~Directory() = default;
  virtual std::vector<std::string> list() const = 0;                        // plain file names, in byte order
  virtual std::unique_ptr<OutputFile> create(const std::string& name) = 0;  // refuses an existing name
  virtual std::shared_ptr<const MappedFile> map(const std::string& name) const = 0;
  virtual void rename(const std::string& from, const std::string& to) = 0;  // atomic, replaces `to`
  virtual void remove(const std::string& name) = 0;
  virtual void sync() = 0;                                                   // makes creates, renames, removes durable
  virtual std::unique_ptr<DirectoryLock> lock(const std::string& name) = 0;  // Error(locked) when another holds it
  virtual std::uint64_t free_bytes() const = 0;
  virtual std::string path(const std::string& name) const = 0;  // for messages
};

// How the files of a folder are read.
enum class FileAccess : std::uint8_t {
  automatic,  // mapped; read on a network or user-space file system (NFS, SMB, FUSE), where a map can fail later
  map,   // memory-mapped: opening costs nothing, pages are shared by all processes. A file that is cut short, or whose
         // disk fails, while it is mapped raises SIGBUS, which the program `tra` turns into a message
  read,  // read into memory when opened: takes the memory and the time of the whole index, and cannot fail later
};

// A folder of the file system; made when it does not exist and `create` is set, else Error(io).
std::shared_ptr<Directory> open_directory(const std::string& path, bool create = false,
                                          FileAccess access = FileAccess::automatic);

// Files in memory, for tests and short-lived indexes.
std::shared_ptr<Directory> memory_directory();

}  // namespace tra
