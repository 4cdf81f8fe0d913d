#include "corruption/damaged_directory.h"

#include <cstring>

#include "tra/error.h"

namespace tra::test {
namespace {

[[noreturn]] void refuse(const std::string& name) { throw Error(ErrorCode::io, "this storage is read only", name); }

// Bytes in a heap block of exactly their size, so that the address sanitizer detects reads past the end.
class ExactBytes final : public MappedFile {
 public:
  explicit ExactBytes(const std::string& contents)
      : bytes_(std::make_unique<std::byte[]>(contents.size())), size_(contents.size()) {
    std::memcpy(bytes_.get(), contents.data(), contents.size());
  }
  std::span<const std::byte> bytes() const noexcept override { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<std::byte[]> bytes_;
  std::size_t size_;
};

}  // namespace

std::vector<std::string> DamagedDirectory::list() const {
  std::vector<std::string> names;
  for (const auto& [name, contents] : files_) {
    const auto found = replaced_.find(name);
    if (found == replaced_.end() || found->second) names.push_back(name);
  }
  return names;
}

std::shared_ptr<const MappedFile> DamagedDirectory::map(const std::string& name) const {
  const auto replaced = replaced_.find(name);
  if (replaced != replaced_.end() && replaced->second) return std::make_shared<ExactBytes>(*replaced->second);
  const auto found = files_.find(name);
  if (replaced != replaced_.end() || found == files_.end()) throw Error(ErrorCode::io, "no such file", name);
  return std::make_shared<ExactBytes>(found->second);
}

std::unique_ptr<OutputFile> DamagedDirectory::create(const std::string& name) { refuse(name); }
void DamagedDirectory::rename(const std::string& from, const std::string&) { refuse(from); }
void DamagedDirectory::remove(const std::string& name) { refuse(name); }
std::unique_ptr<DirectoryLock> DamagedDirectory::lock(const std::string& name) { refuse(name); }

}  // namespace tra::test
