// A Directory that hands every call on to another one through a single function, where a test may look, count or fail.
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
  std::string name = {}, to = {};  // `to` of a rename
  std::uint64_t file = 0;          // number of the file written, the same through renames; create, append, sync_file
  std::string bytes = {};          // append
};

// Whether the operation may change what is stored.
bool writes(const Operation& operation);

std::string to_string(const Operation& operation);

// Objects are made with std::make_shared, as open files hold on to their directory.
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
  // Does the operation by calling inner(n), n = how many bytes of an append are written; or throws. Many threads call.
  virtual void perform(const Operation& operation, const std::function<void(std::size_t)>& inner) const = 0;

 private:
  class Output;

  std::shared_ptr<Directory> inner_;
  std::atomic<std::uint64_t> files_ = 0;
};

}  // namespace tra::test
