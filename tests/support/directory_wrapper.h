// A Directory that forwards all calls to another one through a single function, in which a test may observe or fail
// them.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tra/directory.h"

namespace tra::test {

struct Operation {
  enum class Kind { create, append, sync_file, rename, remove, sync_folder, lock, map, list, free_bytes };
  Kind kind;
  std::string name = {}, to = {};  // `to` is the new name of a rename
  std::uint64_t file = 0;          // number of the written file, unchanged by renames; for create, append, sync_file
  std::string bytes = {};          // for append
};

// Whether the operation may change stored data.
bool writes(const Operation& operation);

std::string to_string(const Operation& operation);

// Must be created with std::make_shared, because open files share ownership of their directory.
class DirectoryWrapper : public Directory, public std::enable_shared_from_this<DirectoryWrapper> {
 public:
  explicit DirectoryWrapper(std::shared_ptr<Directory> inner) : inner_(std::move(inner)) {}

  std::vector<std::string> list() const override;
  std::unique_ptr<OutputFile> create(const std::string& name) override;
  std::shared_ptr<const MappedFile> map(const std::string& name) const override;
  void rename(const std::string& from, const std::string& to) override;
  void remove(const std::string& name) override;
  void sync() override;
  std::unique_ptr<DirectoryLock> lock(const std::string& name) override;
  std::uint64_t free_bytes() const override;
  std::string path(const std::string& name) const override { return inner_->path(name); }

 protected:
  // Performs the operation by calling inner(n), where n is the number of bytes of an append to write, or throws. Called
  // from many threads.
  virtual void perform(const Operation& operation, const std::function<void(std::size_t)>& inner) const = 0;

 private:
  class Output;

  std::shared_ptr<Directory> inner_;
  std::atomic<std::uint64_t> files_ = 0;
};

}  // namespace tra::test
