// Storage that remembers what was synced, and what a machine may find on it after it lost power.
//
// The idea is LevelDB's fault_injection_test.cc, taken further: the run is recorded once, and then every moment of it
// is a crash, with every sort of state that POSIX allows at that moment.
#pragma once

#include <map>
#include <mutex>

#include "support/bytes.h"
#include "support/directory_wrapper.h"

namespace tra::test {

// Files in memory; records every operation that writes.
class CrashDirectory final : public DirectoryWrapper {
 public:
  CrashDirectory() : DirectoryWrapper(memory_directory()) {}
  std::vector<Operation> recorded() const;

 protected:
  void perform(const Operation& operation, const std::function<void(std::size_t)>& inner) const override;

 private:
  mutable std::mutex mutex_;
  mutable std::vector<Operation> recorded_;
};

struct CrashState {
  std::string description;
  FileSet files;
};

// The storage as a machine has it, operation after operation.
class CrashModel {
 public:
  void apply(const Operation& operation);

  // What may be found after a crash now, without doubles. Files' unsynced bytes may be lost, kept, kept up to a sector
  // of 512 or a page of 4096 bytes, or be zeros; creates, renames and removals since the folder was last synced may
  // have come through in order up to any one of them, or all but any one, or any one alone.
  std::vector<CrashState> states() const;

 private:
  struct File {
    std::string bytes;
    std::size_t synced = 0;
  };
  enum class Unsynced { lost, kept, torn_512, torn_4096, zeros };
  using Names = std::map<std::string, std::uint64_t>;  // to a file's number

  std::vector<std::pair<std::string, Names>> surviving_names() const;
  static std::string after_crash(const File& file, Unsynced fate);
  static void apply_to_names(const Operation& operation, Names& names);

  std::map<std::uint64_t, File> files_;
  Names names_, synced_names_;
  std::vector<Operation> unsynced_changes_;  // of names
};

}  // namespace tra::test
