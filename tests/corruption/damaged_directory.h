// A read-only index in which some files are replaced by damaged ones.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/bytes.h"
#include "tra/directory.h"

namespace tra::test {

class DamagedDirectory final : public Directory {
 public:
  // `files` must outlive this object.
  explicit DamagedDirectory(const FileSet& files) : files_(files) {}

  // With std::nullopt as contents, the file is missing.
  void replace(const std::string& name, std::optional<std::string> contents) { replaced_[name] = std::move(contents); }

  std::vector<std::string> list() const override;
  std::shared_ptr<const MappedFile> map(const std::string& name) const override;
  std::string path(const std::string& name) const override { return name; }
  std::uint64_t free_bytes() const override { return 0; }
  std::unique_ptr<OutputFile> create(const std::string& name) override;
  void rename(const std::string& from, const std::string& to) override;
  void remove(const std::string& name) override;
  void sync() override {}
  std::unique_ptr<DirectoryLock> lock(const std::string& name) override;

 private:
  const FileSet& files_;
  std::map<std::string, std::optional<std::string>> replaced_;
};

}  // namespace tra::test
