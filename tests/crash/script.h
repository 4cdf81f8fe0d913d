// Runs a sequence of adds, removals, commits, rollbacks and merges, and knows what the index must hold at each moment.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/random.h"
#include "tra/directory.h"
#include "tra/index_writer.h"

namespace tra::test {

using Contents = std::map<std::string, std::string>;  // body by key

struct Step {
  enum class Kind { add, remove, commit, rollback, merge, reopen } kind;
  std::string key, body;
};

std::vector<Step> random_script(Random& random, std::size_t steps);

Schema script_schema();
Document script_document(const std::string& key, const std::string& body);

// The contents the index may have: those of the last commit that returned, or of the one in progress.
struct Expected {
  Contents committed;
  std::optional<Contents> in_flight;
  bool made = false;  // a writer was opened, so an index must exist

  bool allows(const Contents& contents) const { return contents == committed || contents == in_flight; }
};

class ScriptRunner {
 public:
  explicit ScriptRunner(std::shared_ptr<Directory> directory) : directory_(std::move(directory)) {}

  // Runs to the end or to the first exception. `watch` is called when the expected contents change.
  void run(
      const std::vector<Step>& script, const std::function<void()>& watch = [] {});

  const Expected& expected() const { return expected_; }
  IndexWriter* writer() const { return writer_.get(); }
  void close() { writer_.reset(); }

 private:
  void commit(const std::function<void()>& watch, bool merge);

  std::shared_ptr<Directory> directory_;
  std::unique_ptr<IndexWriter> writer_;
  Expected expected_;
  Contents pending_;
};

// Reads all live documents, and checks that every word finds its documents. Exceptions of the engine pass through.
Contents read_contents(const std::shared_ptr<const Directory>& directory);

// Opens a writer on the index, adds a document, commits, and reads everything back. Empty when all is correct.
std::string problem_of_going_on(const std::shared_ptr<Directory>& directory, Contents contents);

}  // namespace tra::test
