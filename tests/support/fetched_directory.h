// A Directory whose files have wrong bytes until they are fetched, so that a reader that looks at bytes before fetching
// them gives wrong answers.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tra/directory.h"

namespace tra::test {

class FetchedFile final : public MappedFile {
 public:
  explicit FetchedFile(std::shared_ptr<const MappedFile> whole)
      : whole_(std::move(whole)),
        bytes_(whole_->bytes().size(), std::byte{0xA5}),
        is_there_(whole_->bytes().size(), false) {}

  std::span<const std::byte> bytes() const noexcept override { return bytes_; }

  void fetch(std::uint64_t offset, std::uint64_t length) const override {
    const std::lock_guard lock(mutex_);
    const std::span<const std::byte> all = whole_->bytes();
    for (std::uint64_t i = offset; i < offset + length; ++i) {
      if (is_there_.at(i)) continue;  // other threads may be looking at it
      bytes_[i] = all[i];
      is_there_[i] = true;
    }
  }

 private:
  std::shared_ptr<const MappedFile> whole_;
  mutable std::mutex mutex_;
  mutable std::vector<std::byte> bytes_;
  mutable std::vector<bool> is_there_;
};

class FetchedDirectory final : public Directory {
 public:
  explicit FetchedDirectory(std::shared_ptr<Directory> inner) : inner_(std::move(inner)) {}

  std::vector<std::string> list() const override { return inner_->list(); }
  std::unique_ptr<OutputFile> create(const std::string& name) override { return inner_->create(name); }
  std::shared_ptr<const MappedFile> map(const std::string& name) const override {
    return std::make_shared<FetchedFile>(inner_->map(name));
  }
  void rename(const std::string& from, const std::string& to) override { inner_->rename(from, to); }
  void remove(const std::string& name) override { inner_->remove(name); }
  void sync() override { inner_->sync(); }
  std::unique_ptr<DirectoryLock> lock(const std::string& name) override { return inner_->lock(name); }
  std::uint64_t free_bytes() const override { return inner_->free_bytes(); }
  std::string path(const std::string& name) const override { return inner_->path(name); }

 private:
  std::shared_ptr<Directory> inner_;
};

}  // namespace tra::test
