// A writer dies at one of its operations, the next writer opens the index and removes unused files, and then the power
// fails. tests/model found this order of events. The newest commit is damaged beforehand, or not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "crash/script.h"
#include "support/crash_directory.h"
#include "support/fault_directory.h"
#include "tra/error.h"
#include "tra/snapshot.h"

using namespace tra;
using namespace tra::test;

namespace {

constexpr WriterOptions kOptions{.background_merge = false};

void commit_one(const std::shared_ptr<Directory>& directory, const std::string& key) {
  IndexWriter writer(directory, script_schema(), kOptions);
  writer.add(script_document(key, "bài " + key));
  writer.commit();
}

FileSet three_commits() {
  const auto directory = memory_directory();
  for (const char* key : {"doc-1", "doc-2", "doc-3"}) commit_one(directory, key);
  return files_of(*directory);
}

void damage_newest_manifest(FileSet& files) {
  std::string newest;
  for (const auto& [name, bytes] : files)
    if (name.starts_with("manifest-")) newest = std::max(newest, name);
  files[newest].resize(files[newest].size() / 2);
}

// The states possible after a power failure at operation `end`, for a folder that contained `files`.
std::vector<CrashState> states_after(const FileSet& files, const std::vector<Operation>& operations, std::size_t end) {
  const auto before = std::make_shared<CrashDirectory>();
  for (const auto& [name, bytes] : files) write_file(*before, name, bytes);
  before->sync();
  CrashModel model;
  for (const Operation& operation : before->recorded()) model.apply(operation);
  for (std::size_t i = 0; i < end; ++i) model.apply(operations[i]);
  return model.states();
}

// The operations of a writer whose n-th operation fails and that dies then, and of the next writer that opens.
std::vector<Operation> die_and_reopen(const FileSet& files, std::uint64_t failing, bool& failed) {
  const auto recording = std::make_shared<CrashDirectory>();
  for (const auto& [name, bytes] : files) write_file(*recording, name, bytes);
  const std::size_t before = recording->recorded().size();
  const auto faulty = std::make_shared<FaultDirectory>(recording, failing, Fault::io_error);
  try {
    commit_one(faulty, "doc-4");
  } catch (const Error&) {
  }
  failed = faulty->has_failed();
  { IndexWriter next(recording, script_schema(), kOptions); }
  auto operations = recording->recorded();
  operations.erase(operations.begin(), operations.begin() + static_cast<std::ptrdiff_t>(before));
  return operations;
}

}  // namespace

TEST_CASE("a writer dies, the next one sweeps, the power is cut", "[crash]") {
  const bool damaged = GENERATE(false, true);
  FileSet files = three_commits();
  if (damaged) damage_newest_manifest(files);
  const std::size_t least = damaged ? 2 : 3;  // documents in the newest commit that opens
  bool failed = true;
  for (std::uint64_t failing = 1; failed; ++failing) {
    const std::vector<Operation> operations = die_and_reopen(files, failing, failed);
    std::set<FileSet> seen;
    for (std::size_t end = 0; end <= operations.size(); ++end)
      for (const CrashState& state : states_after(files, operations, end)) {
        if (!seen.insert(state.files).second) continue;
        INFO((damaged ? "damaged, " : "") << "operation " << failing << " fails, power cut after " << end << " of "
                                          << operations.size() << ", " << state.description);
        Contents contents;
        REQUIRE_NOTHROW(contents = read_contents(to_directory(state.files)));
        REQUIRE(contents.size() >= least);
      }
  }
}
