// A Directory whose n-th operation fails.
#pragma once

#include <atomic>
#include <mutex>

#include "support/directory_wrapper.h"

namespace tra::test {

enum class Fault {
  io_error,      // only this operation fails, with EIO
  disk_full,     // writing operations fail with ENOSPC from this one on; an append first writes half of its bytes
  out_of_memory  // only this operation fails, with std::bad_alloc
};

const char* to_string(Fault fault);

class FaultDirectory final : public DirectoryWrapper {
 public:
  // Operations are counted from 1.
  FaultDirectory(std::shared_ptr<Directory> inner, std::uint64_t failing_operation, Fault fault)
      : DirectoryWrapper(std::move(inner)), failing_(failing_operation), fault_(fault) {}

  void heal() { healed_ = true; }  // later operations succeed
  std::uint64_t operations() const { return count_; }
  bool has_failed() const { return failed_; }
  std::string failed_operation() const;  // description for messages

 protected:
  void perform(const Operation& operation, const std::function<void(std::size_t)>& inner) const override;

 private:
  std::uint64_t failing_;
  Fault fault_;
  mutable std::atomic<std::uint64_t> count_ = 0;
  mutable std::atomic<bool> failed_ = false;
  std::atomic<bool> healed_ = false;
  mutable std::mutex mutex_;
  mutable std::string failed_operation_;
};

}  // namespace tra::test
