// A Directory in memory. map() sees a file's bytes once the file is synced or closed.
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "store/file_name.h"
#include "tra/directory.h"
#include "tra/error.h"

namespace tra {
namespace {

using Bytes = std::vector<std::byte>;

// State shared by a directory, its open files and its locks, so that each may outlive the others.
struct Files {
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<const Bytes>> contents;
  std::set<std::string> locked;
};

[[noreturn]] void fail(const std::string& why, const std::string& name) {
  throw Error(ErrorCode::io, why, "memory:" + name);
}

class MemoryOutput final : public OutputFile {
 public:
  MemoryOutput(std::shared_ptr<Files> files, std::shared_ptr<const Bytes> slot)
      : files_(std::move(files)), slot_(std::move(slot)) {}
  ~MemoryOutput() override { publish(); }

  void append(std::span<const std::byte> bytes) override {
    written_.insert(written_.end(), bytes.begin(), bytes.end());
  }
  void sync() override { publish(); }
  std::uint64_t size() const override { return written_.size(); }

 private:
  // The file may have been renamed or removed since, so its contents are published through a shared object, like an
  // inode.
  void publish() {
    const std::lock_guard guard(files_->mutex);
    for (auto& [name, contents] : files_->contents)
      if (contents == slot_) {
        contents = slot_ = std::make_shared<const Bytes>(written_);
        return;
      }
  }

  std::shared_ptr<Files> files_;
  std::shared_ptr<const Bytes> slot_;
  Bytes written_;
};

class MemoryMapped final : public MappedFile {
 public:
  explicit MemoryMapped(std::shared_ptr<const Bytes> contents) : contents_(std::move(contents)) {}
  std::span<const std::byte> bytes() const noexcept override { return *contents_; }

 private:
  std::shared_ptr<const Bytes> contents_;
};

class MemoryLock final : public DirectoryLock {
 public:
  MemoryLock(std::shared_ptr<Files> files, std::string name) : files_(std::move(files)), name_(std::move(name)) {}
  ~MemoryLock() override {
    const std::lock_guard guard(files_->mutex);
    files_->locked.erase(name_);
  }

 private:
  std::shared_ptr<Files> files_;
  std::string name_;
};

class MemoryDirectory final : public Directory {
 public:
  std::vector<std::string> list() const override {
    const std::lock_guard guard(files_->mutex);
    std::vector<std::string> names;
    for (const auto& [name, contents] : files_->contents) names.push_back(name);
    return names;
  }

  std::unique_ptr<OutputFile> create(const std::string& name) override {
    check_file_name(name);
    const std::lock_guard guard(files_->mutex);
    auto contents = std::make_shared<const Bytes>();
    if (!files_->contents.emplace(name, contents).second) fail("cannot create: the file exists", name);
    return std::make_unique<MemoryOutput>(files_, std::move(contents));
  }

  std::shared_ptr<const MappedFile> map(const std::string& name) const override {
    check_file_name(name);
    const std::lock_guard guard(files_->mutex);
    const auto found = files_->contents.find(name);
    if (found == files_->contents.end()) fail("cannot map: no such file", name);
    return std::make_shared<MemoryMapped>(found->second);
  }

  void rename(const std::string& from, const std::string& to) override {
    check_file_name(from);
    check_file_name(to);
    const std::lock_guard guard(files_->mutex);
    auto node = files_->contents.extract(from);
    if (node.empty()) fail("cannot rename: no such file", from);
    files_->contents.insert_or_assign(to, std::move(node.mapped()));
  }

  void remove(const std::string& name) override {
    check_file_name(name);
    const std::lock_guard guard(files_->mutex);
    if (files_->contents.erase(name) == 0) fail("cannot remove: no such file", name);
  }

  void sync() override {}

  std::unique_ptr<DirectoryLock> lock(const std::string& name) override {
    check_file_name(name);
    const std::lock_guard guard(files_->mutex);
    if (!files_->locked.insert(name).second)
      throw Error(ErrorCode::locked, "another writer holds the lock", path(name));
    files_->contents.try_emplace(name, std::make_shared<const Bytes>());
    return std::make_unique<MemoryLock>(files_, name);
  }

  std::uint64_t free_bytes() const override { return std::numeric_limits<std::uint64_t>::max(); }
  std::string path(const std::string& name) const override { return "memory:" + name; }

 private:
  std::shared_ptr<Files> files_ = std::make_shared<Files>();
};

}  // namespace

std::shared_ptr<Directory> memory_directory() { return std::make_shared<MemoryDirectory>(); }

}  // namespace tra
