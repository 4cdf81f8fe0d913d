#include "support/directory_wrapper.h"

#include "support/bytes.h"

namespace tra::test {

using Kind = Operation::Kind;

bool writes(const Operation& operation) {
  switch (operation.kind) {
    case Kind::create:
    case Kind::append:
    case Kind::sync_file:
    case Kind::rename:
    case Kind::remove:
    case Kind::sync_folder:
    case Kind::lock:
      return true;
    case Kind::map:
    case Kind::list:
    case Kind::free_bytes:
      return false;
  }
  return false;
}

std::string to_string(const Operation& operation) {
  switch (operation.kind) {
    case Kind::create:
      return "create " + operation.name;
    case Kind::append:
      return "append " + std::to_string(operation.bytes.size()) + " bytes to " + operation.name;
    case Kind::sync_file:
      return "sync " + operation.name;
    case Kind::rename:
      return "rename " + operation.name + " to " + operation.to;
    case Kind::remove:
      return "remove " + operation.name;
    case Kind::sync_folder:
      return "sync the folder";
    case Kind::lock:
      return "lock " + operation.name;
    case Kind::map:
      return "map " + operation.name;
    case Kind::list:
      return "list";
    case Kind::free_bytes:
      return "ask for free space";
  }
  return "unknown";
}

class DirectoryWrapper::Output final : public OutputFile {
 public:
  Output(std::shared_ptr<const DirectoryWrapper> directory, std::unique_ptr<OutputFile> inner, std::string name,
         std::uint64_t file)
      : directory_(std::move(directory)), inner_(std::move(inner)), name_(std::move(name)), file_(file) {}

  void append(std::span<const std::byte> bytes) override {
    directory_->perform({.kind = Kind::append, .name = name_, .file = file_, .bytes = as_string(bytes)},
                        [&](std::size_t count) { inner_->append(bytes.first(count)); });
  }
  void sync() override {
    directory_->perform({.kind = Kind::sync_file, .name = name_, .file = file_}, [&](std::size_t) { inner_->sync(); });
  }
  std::uint64_t size() const override { return inner_->size(); }

 private:
  std::shared_ptr<const DirectoryWrapper> directory_;
  std::unique_ptr<OutputFile> inner_;
  std::string name_;
  std::uint64_t file_;
};

std::vector<std::string> DirectoryWrapper::list() const {
  std::vector<std::string> names;
  perform({.kind = Kind::list}, [&](std::size_t) { names = inner_->list(); });
  return names;
}

std::unique_ptr<OutputFile> DirectoryWrapper::create(const std::string& name) {
  const std::uint64_t file = ++files_;
  std::unique_ptr<OutputFile> made;
  perform({.kind = Kind::create, .name = name, .file = file}, [&](std::size_t) { made = inner_->create(name); });
  return std::make_unique<Output>(shared_from_this(), std::move(made), name, file);
}

std::shared_ptr<const MappedFile> DirectoryWrapper::map(const std::string& name) const {
  std::shared_ptr<const MappedFile> mapped;
  perform({.kind = Kind::map, .name = name}, [&](std::size_t) { mapped = inner_->map(name); });
  return mapped;
}

void DirectoryWrapper::rename(const std::string& from, const std::string& to) {
  perform({.kind = Kind::rename, .name = from, .to = to}, [&](std::size_t) { inner_->rename(from, to); });
}

void DirectoryWrapper::remove(const std::string& name) {
  perform({.kind = Kind::remove, .name = name}, [&](std::size_t) { inner_->remove(name); });
}

void DirectoryWrapper::sync() {
  perform({.kind = Kind::sync_folder}, [&](std::size_t) { inner_->sync(); });
}

std::unique_ptr<DirectoryLock> DirectoryWrapper::lock(const std::string& name) {
  std::unique_ptr<DirectoryLock> held;
  perform({.kind = Kind::lock, .name = name}, [&](std::size_t) { held = inner_->lock(name); });
  return held;
}

std::uint64_t DirectoryWrapper::free_bytes() const {
  std::uint64_t free = 0;
  perform({.kind = Kind::free_bytes}, [&](std::size_t) { free = inner_->free_bytes(); });
  return free;
}

}  // namespace tra::test
