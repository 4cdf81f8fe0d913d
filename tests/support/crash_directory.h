// Simulated storage that records what was synced, and the states in which a machine may find it after a power loss.
//
// The idea is that of LevelDB's fault_injection_test.cc. Here the run is recorded once, and a crash is simulated after
// each operation, with each kind of state that POSIX allows at that moment.
#pragma once

#include <map>
#include <mutex>

#include "support/bytes.h"
#include "support/directory_wrapper.h"

namespace tra::test {

// A directory in memory that records every writing operation.
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

// The state of the storage after a number of operations.
class CrashModel {
 public:
  void apply(const Operation& operation);

  // The distinct states possible after a crash at this moment. Unsynced bytes of files may be lost, kept, kept up to a
  // sector of 512 or a page of 4096 bytes, or read as zeros. Of the creations, renames and removals since the last sync
  // of the folder, these may have survived: the first ones up to any of them, all but one, or only one.
  std::vector<CrashState> states() const;

 private:
  struct File {
    std::string bytes;
    std::size_t synced = 0;
  };
  enum class Unsynced { lost, kept, torn_512, torn_4096, zeros };
  using Names = std::map<std::string, std::uint64_t>;  // name to file number

  std::vector<std::pair<std::string, Names>> surviving_names() const;
  static std::string after_crash(const File& file, Unsynced fate);
  static void apply_to_names(const Operation& operation, Names& names);

  std::map<std::uint64_t, File> files_;
  Names names_, synced_names_;
  std::vector<Operation> unsynced_changes_;  // changes of names
};

}  // namespace tra::test
